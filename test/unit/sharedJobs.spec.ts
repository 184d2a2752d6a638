import assert from "node:assert/strict";
import { accountFor } from "../../provider/telnyx/accountFor";
import { openAccount } from "../../provider/telnyx/account";
import { RefusedError } from "../../provider/telnyx/errors";
import { maxNumbersPerJob } from "../../provider/telnyx/phoneNumberJobs";
import { leastPatience } from "../../provider/telnyx/rate";
import { JobRoom, NoJobRoomError } from "../../provider/telnyx/together/jobRoom";
import { SharedJobs } from "../../provider/telnyx/together/sharedJobs";
import { Writes } from "../../provider/telnyx/together/writes";
import { thrownBy } from "../support/declared";
import { must } from "../support/must";

const record = (id: string) => ({ id, status: "pending", failedOperations: [], successfulOperations: [] });

describe("SharedJobs", () => {
    let writes: Writes;
    let jobs: SharedJobs;
    /** The sizes of the jobs that were started, and of those that were refused. */
    let started: number[];
    let refused: number[];
    /** A number that the account does not hold. */
    const gone = "700";
    const members = (count: number) => Array.from({ length: count }, (_, id) => ({ id: String(id) }));
    const start = (chunk: readonly { id: string }[]) => {
        if (chunk.some(({ id }) => id === gone)) {
            refused.push(chunk.length);
            const entries = [{ code: "10015", pointer: "/phone_numbers" }];
            return Promise.reject(new RefusedError({ request: "POST /jobs", status: 422, entries }));
        }
        started.push(chunk.length);
        return Promise.resolve(record(`job ${String(started.length)}`));
    };
    beforeEach(() => {
        writes = new Writes();
        jobs = new SharedJobs(
            writes,
            new JobRoom(
                () => Promise.reject(new Error("nobody looks")),
                () => 0,
            ),
        );
        started = [];
        refused = [];
    });

    it("are cut to the size that the API takes", async () => {
        const sent = await Promise.all(
            jobs.send(members(maxNumbersPerJob + 1), {
                start: (chunk) => start(chunk.filter(({ id }) => id !== gone)),
            }),
        );
        assert.equal(new Set(sent).size, 2);
    });

    it("do without the number that makes Telnyx refuse them, and tell it alone", async () => {
        const alone = ({ id }: { id: string }) =>
            id === gone ? Promise.reject(new Error("404")) : Promise.resolve(undefined);
        // There is room for ten open jobs.
        const sent = jobs.send(members(800), { start, alone });
        const ends = await Promise.allSettled(sent);

        assert.deepEqual(
            ends.flatMap(({ status }, id) => (status === "rejected" ? [String(id)] : [])),
            [gone],
        );
        assert.ok(started.length + refused.length < 20, `${started.length} and ${refused.length} jobs`);
    });

    it("come down to one number each where only a job can do it", async () => {
        const ends = await Promise.allSettled(jobs.send([{ id: "1" }, { id: gone }, { id: "2" }], { start }));
        assert.deepEqual(
            ends.map(({ status }) => status),
            ["fulfilled", "rejected", "fulfilled"],
        );
    });

    it("give every other refusal to all of their members, and start no more", async () => {
        let tries = 0;
        const other = new RefusedError({
            request: "POST /jobs",
            status: 422,
            entries: [{ pointer: "/connection_id" }],
        });
        const sent = jobs.send(members(20), { start: () => (tries++, Promise.reject(other)) });
        assert.ok((await Promise.allSettled(sent)).every(({ status }) => status === "rejected"));
        assert.equal(tries, 1);
    });

    it("count as at work on their numbers until somebody has seen them end", async () => {
        const job = must(await jobs.send([{ id: "1" }], { start })[0]);
        const meanwhile = writes.now;
        job.end();
        assert.deepEqual([writes.isUntouched("1", meanwhile), writes.isUntouched("2", meanwhile)], [false, true]);
    });

    it("leave their room to others once they are seen to have ended, also when those who asked for them have gone", async () => {
        let answer: () => void = () => undefined;
        const ids: string[] = [];
        const account = openAccount({
            request: ({ method, reply }) =>
                new Promise((resolve) => {
                    const ended = ids.map((id) => ({ id, status: "completed" }));
                    answer = () =>
                        resolve(reply.parse({ data: { id: `job ${String(ids.length)}`, status: "pending" } }));
                    return method === "GET" && resolve(reply.parse({ data: ended }));
                }),
        });
        const view = accountFor(account, leastPatience);
        const change = () => view.numberWrites.change({ id: "1", settings: { tags: [] }, isForJob: true });
        for (let job = 0; job < 10; job++) {
            const left = thrownBy(change());
            await new Promise((resolve) => setTimeout(resolve, 10));
            account.shared.isOver(0, 1e12, () => new Error("no room"));
            // The second time: a guest may stay a little from when it was first asked.
            account.shared.isOver(0, 2e12, () => new Error("no room"));
            await left;
            answer();
            ids.push(`job ${String(job)}`);
        }
        assert.ok((await thrownBy(change())) instanceof NoJobRoomError);

        await view.numberWrites.lookForJobRoom();
        const sent = change();
        await new Promise((resolve) => setTimeout(resolve, 20));
        answer();
        assert.equal((await sent)?.id, "job 10");
    });
});
