import assert from "node:assert/strict";
import { LostReplyError, NotFoundError } from "../../provider/telnyx/errors";
import { OpenJob, type PhoneNumbersJob } from "../../provider/telnyx/phoneNumberJobs";
import { JobRoom, NoJobRoomError } from "../../provider/telnyx/together/jobRoom";
import { thrownBy } from "../support/declared";

const share = 10;

describe("JobRoom", () => {
    let room: JobRoom;
    let nowMs: number;
    let looks: string[];
    let answers: Map<string, string | Error>;
    const record = (id: string, status: string): PhoneNumbersJob => ({
        id,
        status,
        failedOperations: [],
        successfulOperations: [],
    });
    const start = (id: string) => room.start(() => Promise.resolve(new OpenJob(record(id, "pending"))));
    const fill = () => Promise.all(Array.from({ length: share }, (_, id) => start(String(id))));
    const isFull = () =>
        start("another").then(
            () => false,
            (error: unknown) => error instanceof NoJobRoomError,
        );
    beforeEach(() => {
        nowMs = 0;
        looks = [];
        answers = new Map();
        const findJob = (id: string) => {
            looks.push(id);
            const answer = answers.get(id) ?? "in_progress";
            return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(record(id, answer));
        };
        room = new JobRoom(findJob, () => nowMs);
    });

    it("has none for a job more than its share, and tells who asked when there is some", async () => {
        const [first] = await fill();
        const error = await thrownBy(start("another"));
        assert.ok(error instanceof NoJobRoomError);
        assert.match(error.message, /^The job over these numbers was not sent: 10 jobs .* still at work at Telnyx/);

        first?.end();
        await error.freed;
        assert.equal((await start("another")).id, "another");
    });

    it("keeps the room of a job that somebody has left, until a look sees that it ended", async () => {
        const [first] = await fill();
        first?.leave();
        await room.look();
        assert.ok(await isFull());

        answers.set("0", "completed");
        await room.look();
        await start("another");
    });

    it("looks at nothing while there is room, and once for all who look together", async () => {
        await start("0");
        await room.look();
        assert.deepEqual(looks, []);

        room = new JobRoom(
            (id) => (looks.push(id), Promise.resolve(record(id, "pending"))),
            () => nowMs,
        );
        await fill();
        await Promise.all([room.look(), room.look()]);
        assert.equal(looks.length, share);
    });

    it("counts no job that Telnyx does not know, nor for ever one that is not seen to end", async () => {
        await fill();
        answers.set("0", new NotFoundError({ request: "GET /phone_numbers/jobs/0", status: 404, entries: [] }));
        answers.set("1", new LostReplyError("GET /phone_numbers/jobs/1", "HTTP 503"));
        await room.look();
        await start("another");
        assert.ok(await isFull());

        nowMs = 3_600_000;
        await room.look();
        assert.ok(!(await isFull()));
    });

    it("is given back at once by a job that could not be started", async () => {
        const left = Array.from({ length: share }, () => thrownBy(room.start(() => Promise.reject(new Error("no")))));
        assert.ok(await isFull());
        await Promise.all(left);
        await start("another");
    });
});
