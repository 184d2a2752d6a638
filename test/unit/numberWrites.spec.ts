import assert from "node:assert/strict";
import { openAccount, type Account } from "../../provider/telnyx/account";
import { jobThreshold } from "../../provider/telnyx/together/sharedJobs";

describe("NumberWrites", () => {
    let routes: string[];
    let account: Account;
    beforeEach(() => {
        routes = [];
        account = openAccount({
            request: ({ method, path, reply }) => {
                routes.push(`${method} ${path.replace(/\d+$/, "{id}")}`);
                return Promise.resolve(reply.parse({ data: { id: "job", phoneNumber: "+1", status: "pending" } }));
            },
        });
    });

    for (const [verb, alone, job] of [
        ["change", "PATCH /phone_numbers/{id}", "POST /phone_numbers/jobs/update_phone_numbers"],
        ["release", "DELETE /phone_numbers/{id}", "POST /phone_numbers/jobs/delete_phone_numbers"],
    ] as const) {
        it(`shares a job where many ${verb} one number after the other`, async () => {
            const { numberWrites } = account;
            const send = (id: string) =>
                verb === "release"
                    ? numberWrites.release(id)
                    : numberWrites.change({ id, settings: { tags: [] }, isForJob: false });
            for (let id = 0; id < jobThreshold; id++) {
                await send(String(id));
            }
            await Promise.all(["100", "101"].map(send));
            assert.deepEqual(routes, [...Array.from({ length: jobThreshold }, () => alone), job]);
        });
    }
});
