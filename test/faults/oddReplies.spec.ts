import assert from "node:assert/strict";
import { nameOf, sampleOf } from "../../faults/cells";
import { Player } from "../../faults/player";
import { scenarios } from "../../faults/scenarios";

/** Other ones: `FAULTS_SEED=2 npx mocha test/faults/oddReplies.spec.ts`. Thousands: `npm run faults -- --odd 30`. */
const seed = Number(process.env["FAULTS_SEED"] ?? "3");
const stories = 6;

describe("Odd replies that the official description allows, a sample", function () {
    this.timeout(180_000);
    let player: Player;

    before("set up the desk", async () => {
        player = await Player.open();
    });

    after("clear the desk", () => player.close());

    it(`are read without a crash, and nothing is bought, released or forgotten because of them (seed ${String(seed)})`, async () => {
        let played = 0;
        for (const { name } of sampleOf(scenarios, stories, seed)) {
            const learned = await player.learn(name, { odd: 2, seed });
            assert.ok(!("broken" in learned), JSON.stringify(learned));
            for (const cell of "cells" in learned ? learned.cells : []) {
                const { faults, story } = await player.play(cell);
                assert.deepEqual(faults, [], `npm run faults -- --cell "${nameOf(cell)}"\n${story.join("\n")}`);
                played += 1;
            }
        }
        assert.ok(played >= stories);
    });
});
