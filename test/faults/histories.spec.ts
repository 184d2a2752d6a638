import assert from "node:assert/strict";
import { tellHistories } from "../../faults/histories/tell";

/** Other ones: `HISTORIES_SEED=2 npx mocha test/faults/histories.spec.ts`. Thousands: `npm run histories`. */
const seed = Number(process.env["HISTORIES_SEED"] ?? "1");

describe("Histories, a sample", function () {
    this.timeout(180_000);

    it(`end at exactly the declared numbers, and release none that no preview had named (seed ${String(seed)})`, async () => {
        const { failure, runs } = await tellHistories({ runs: 6, seed, shrink: false });

        assert.equal(failure, undefined, failure);
        assert.equal(runs, 6);
    });
});
