import assert from "node:assert/strict";
import { fuzz, type FuzzReport } from "./fuzz";
import { peakMegabytes } from "./memory";
import { end, running, type Running } from "./process";
import { codeOf, onBench } from "./support";

const seed = Number(process.env["EMULATOR_FUZZ_SEED"] ?? 20_261_126);

/** What the command may have resident, whatever was sent to it; it begins with some 80. */
const mostMegabytes = 300;

function assertUnbroken({ failures, statuses, requests }: FuzzReport): void {
    assert.deepEqual(failures, [], `seed ${String(seed)}`);
    assert.ok((statuses[200] ?? 0) > requests / 20, "hardly any request was a possible one");
}

describe("Emulator > random requests", () => {
    const bench = onBench();

    it("are answered or refused as the official description has it", async () => {
        assertUnbroken(await fuzz(bench.emulator.url, 1_000, seed));
        assert.equal(await codeOf(bench.telnyx.numberOrders.retrieve("4711")), "404 10005");
    });
});

describe("Emulator > memory of the command", () => {
    let emulator: Running;

    before(async () => {
        emulator = await running();
    });
    after(() => end(emulator.process));

    function assertBounded(): number {
        const megabytes = peakMegabytes(emulator.process.pid);
        assert.ok(megabytes < mostMegabytes, `${String(megabytes)} MB`);
        return megabytes;
    }

    // EMULATOR_FUZZ_REQUESTS=100000 EMULATOR_FUZZ_SEED=$RANDOM npx mocha test/emulator/fuzz.spec.ts
    it("stays bounded under random requests, none of which breaks anything", async function () {
        const count = Number(process.env["EMULATOR_FUZZ_REQUESTS"] ?? 1_000);
        this.timeout(60_000 + count * 20);
        const report = await fuzz(emulator.url, count, seed);
        const megabytes = assertBounded();
        if (process.env["EMULATOR_FUZZ_REQUESTS"] !== undefined) {
            process.stdout.write(`      ${JSON.stringify({ seed, statuses: report.statuses, megabytes })}\n`);
        }
        assertUnbroken(report);
    });

    it("stays bounded under large bodies, which the request log keeps as text and not for long", async () => {
        const body = `{"nonsense":[${Array.from({ length: 40_000 }, () => "{}").join(",")}]}`;
        for (let i = 0; i < 300; i += 1) {
            const headers = { authorization: "Bearer KEY", "content-type": "application/json" };
            const reply = await fetch(`${emulator.url}/number_orders`, { method: "POST", headers, body });
            assert.equal(reply.status, 422);
            await reply.body?.cancel();
        }
        assertBounded();
    });
});
