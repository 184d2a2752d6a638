import assert from "node:assert/strict";
import { fuzz } from "./fuzz";
import { codeOf, onBench } from "./support";

describe("Emulator > random requests", () => {
    const bench = onBench();

    // EMULATOR_FUZZ_REQUESTS=100000 EMULATOR_FUZZ_SEED=$RANDOM npx mocha test/emulator/fuzz.spec.ts
    it("are answered or refused, and none of them breaks anything", async function () {
        const count = Number(process.env["EMULATOR_FUZZ_REQUESTS"] ?? 1_500);
        const seed = Number(process.env["EMULATOR_FUZZ_SEED"] ?? 20_261_126);
        this.timeout(60_000 + count * 20);
        const { failures, statuses, megabytes } = await fuzz(bench.emulator, count, seed);
        if (process.env["EMULATOR_FUZZ_REQUESTS"] !== undefined) {
            process.stdout.write(`      ${JSON.stringify({ seed, statuses, megabytes })}\n`);
        }
        assert.deepEqual(failures, [], `seed ${String(seed)}`);
        assert.ok((statuses[200] ?? 0) > count / 20, "hardly any request was a possible one");
        assert.ok(bench.emulator.control.requests().length <= 11_000);
        assert.equal(await codeOf(bench.telnyx.numberOrders.retrieve("4711")), "404 10005");
    });
});
