import assert from "node:assert/strict";
import { nameOf, sampleOf, type Cell } from "../../faults/cells";
import { Player } from "../../faults/player";
import { scenarios } from "../../faults/scenarios";

/** Another sample: `FAULTS_SEED=2 npx mocha test/faults/matrix.spec.ts`. The whole: `npm run faults`. */
const seed = Number(process.env["FAULTS_SEED"] ?? "3");
const stories = 6;
const cellsOfStory = 5;

describe("The fault matrix, a sample", function () {
    this.timeout(180_000);
    let player: Player;

    before("set up the desk", async () => {
        player = await Player.open();
    });

    after("clear the desk", () => player.close());

    it(`ends at what is declared, whatever is done to one request (seed ${String(seed)})`, async () => {
        const cells: Cell[] = [];
        for (const { name } of sampleOf(scenarios, stories, seed)) {
            const learned = await player.learn(name);
            assert.ok(!("broken" in learned), JSON.stringify(learned));
            cells.push(...("cells" in learned ? sampleOf(learned.cells, cellsOfStory, seed) : []));
        }
        assert.ok(cells.length > cellsOfStory);
        for (const cell of cells) {
            const { faults, story } = await player.play(cell);
            assert.deepEqual(faults, [], `npm run faults -- --cell "${nameOf(cell)}"\n${story.join("\n")}`);
        }
    });
});
