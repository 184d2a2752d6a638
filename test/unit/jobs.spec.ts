import assert from "node:assert/strict";
import type { TelnyxOperation } from "../../provider/operation";
import { sendToNumbers } from "../../provider/orders/jobs";
import { OpenJob, type PhoneNumbersJob } from "../../provider/telnyx/phoneNumberJobs";
import { FastClock, RecordingLog } from "../support/operation";

describe("sendToNumbers", () => {
    const numbers = [
        { id: "1", phoneNumber: "+13125550142" },
        { id: "2", phoneNumber: "+13125550143" },
        { id: "3", phoneNumber: "+13125550144" },
    ];
    const sendInJob = (job: Partial<PhoneNumbersJob>) => {
        const ended = { id: "job", status: "completed", failedOperations: [], successfulOperations: [], ...job };
        const clock = new FastClock();
        const operation = {
            ...{ clock, deadlineMs: 60_000, log: new RecordingLog(), signal: new AbortController().signal },
            ...{ isPreview: false, assertEngineAlive: () => Promise.resolve() },
            api: { findJob: () => Promise.resolve(ended), shared: {} },
        } as unknown as TelnyxOperation;
        const open = new OpenJob(ended);
        return sendToNumbers(operation, 60_000, numbers, () => Promise.resolve(open));
    };

    it("knows the numbers that a job names by either of their names", async () => {
        const errors = [{ code: "10039", title: "Feature limited for account" }];
        const { failures, confirmed } = await sendInJob({
            failedOperations: [{ phoneNumber: "+13125550143", errors }],
            successfulOperations: [{ id: "1" }, { phoneNumber: "+13125550144" }],
        });

        assert.deepEqual([...failures], [["2", "10039 Feature limited for account"]]);
        assert.deepEqual([...confirmed], ["1", "3"]);
    });
});
