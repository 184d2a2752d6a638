import assert from "node:assert/strict";
import type { Telnyx } from "telnyx";
import { clientOf, codeOf, must, onBench, order } from "./support";

describe("Emulator > phone number jobs", () => {
    const bench = onBench();
    const numbers = ["+13125550142", "+13125550143", "+13125550144"];

    beforeEach(async () => {
        await order(bench.telnyx, numbers);
    });

    it("releases numbers in bulk", async () => {
        const { jobs } = bench.telnyx.phoneNumbers;
        const started: Telnyx.PhoneNumbers.JobDeleteBatchResponse = await jobs.deleteBatch({ phone_numbers: numbers });
        assert.equal(started.data?.status, "pending");
        assert.equal(started.data.type, "delete_phone_numbers");
        assert.equal(started.data.pending_operations?.length, 3);
        const done: Telnyx.PhoneNumbers.JobRetrieveResponse = await jobs.retrieve(must(started.data.id));
        assert.equal(done.data?.status, "completed");
        assert.equal(done.data.successful_operations?.length, 3);
        assert.deepEqual((await bench.telnyx.phoneNumbers.list()).data, []);
    });

    it("says which number it could not release", async () => {
        bench.emulator.control.changeNumber(must(numbers[1]), { deletion_lock_enabled: true });
        const { jobs } = bench.telnyx.phoneNumbers;
        const started = await jobs.deleteBatch({ phone_numbers: numbers });
        const { data } = await jobs.retrieve(must(started.data?.id));
        assert.equal(data?.status, "completed");
        assert.deepEqual(
            data.failed_operations?.map((each) => each.phone_number),
            [numbers[1]],
        );
        assert.equal(data.failed_operations[0]?.errors?.[0]?.code, "10035");
        assert.equal((await bench.telnyx.phoneNumbers.list()).data.length, 1);
    });

    it("updates numbers in bulk, the deletion lock among the fields", async () => {
        const { jobs } = bench.telnyx.phoneNumbers;
        const started: Telnyx.PhoneNumbers.JobUpdateBatchResponse = await jobs.updateBatch({
            phone_numbers: numbers,
            deletion_lock_enabled: true,
            connection_id: "8",
        });
        await jobs.retrieve(must(started.data?.id));
        const { data } = await bench.telnyx.phoneNumbers.list();
        assert.ok(data.every((each) => each.deletion_lock_enabled && each.connection_id === "8"));
    });

    it("updates the numbers that filters name", async () => {
        const { jobs } = bench.telnyx.phoneNumbers;
        const byFilter = { filter: { phone_number: "5550143" }, customer_reference: "r" };
        const started = await jobs.updateBatch(byFilter as Telnyx.PhoneNumbers.JobUpdateBatchParams);
        assert.deepEqual(
            started.data?.phone_numbers?.map((each) => each.phone_number),
            [numbers[1]],
        );
    });

    it("is pending, in progress and completed in turn", async () => {
        bench.emulator.control.configure({ jobDelayMs: 1_000 });
        const { jobs } = bench.telnyx.phoneNumbers;
        const started = await jobs.deleteBatch({ phone_numbers: numbers });
        const job = async () => must((await jobs.retrieve(must(started.data?.id))).data);
        const status = async () => (await job()).status;
        assert.equal(started.data?.status, "pending");
        const under = await job();
        assert.equal(under.status, "in_progress");
        assert.ok(must(under.updated_at) > must(started.data.updated_at), "the change of its status has a time");
        assert.equal((await job()).updated_at, under.updated_at, "but looking at it has none");
        assert.equal((await bench.telnyx.phoneNumbers.list()).data.length, 3);
        bench.emulator.control.advance(1_000);
        assert.equal(await status(), "completed");
        assert.deepEqual((await jobs.list({ filter: { type: "delete_phone_numbers" } })).data.length, 1);
    });

    it("refuses too many numbers, none, mixed names, foreign numbers and nothing to update", async () => {
        const { jobs } = bench.telnyx.phoneNumbers;
        const release = (phone_numbers: string[]) => codeOf(jobs.deleteBatch({ phone_numbers }));
        const many = Array.from({ length: 1001 }, (_, i) => `+1312556${String(i).padStart(4, "0")}`);
        const id = must((await bench.telnyx.phoneNumbers.list()).data[0]).id;
        assert.equal(await release(many), "422 10015");
        assert.equal(await release([]), "422 10015");
        assert.equal(await release([id, "+13125550142"]), "422 10015");
        assert.equal(await codeOf(jobs.updateBatch({ phone_numbers: numbers })), "422 10015");
        const other = clientOf(bench.emulator, "KEY-other").phoneNumbers.jobs;
        assert.equal(await codeOf(other.deleteBatch({ phone_numbers: numbers })), "422 10015");
    });

    it("refuses a twenty-first open job", async () => {
        bench.emulator.control.configure({ jobDelayMs: 1_000 });
        const { jobs } = bench.telnyx.phoneNumbers;
        const start = () => jobs.updateBatch({ phone_numbers: numbers, hd_voice_enabled: true });
        for (let i = 0; i < 20; i += 1) {
            await start();
        }
        assert.equal(await codeOf(start()), "422 10015");
    });
});
