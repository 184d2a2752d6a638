import assert from "node:assert/strict";
import { chicago } from "../support/bulk";
import { EngineWorld, us } from "../support/engineWorld";
import { germanLocal } from "../support/requirementGroup";

/** Orders and a group, each declared and read with `get` as well. */
function program(tags: readonly string[], count: number): string {
    return `
        const telnyx = require("pulumi-telnyx");
        const line = new telnyx.NumberOrder("line", ${JSON.stringify({ phoneNumbers: [us(1)], tags })});
        const pool = new telnyx.InexplicitNumberOrder("pool", ${JSON.stringify(chicago(count))});
        const papers = new telnyx.RequirementGroup("papers", ${JSON.stringify(germanLocal)});
        ${views}
    `;
}

const views = `
    telnyx.NumberOrder.get("lineView", line.id);
    telnyx.InexplicitNumberOrder.get("poolView", pool.id);
    telnyx.RequirementGroup.get("papersView", papers.id);
`;

describe("What a program declares and also reads with get, on the real engine", function () {
    this.timeout(200_000);
    let world: EngineWorld;

    before("declare an order, a pool and a group", async () => {
        world = await EngineWorld.open({ program: program(["a"], 1) });
        await world.must("up");
    });

    after(() => world.close());

    it("shows no difference", async () => {
        const { output } = await world.must("preview", "--expect-no-changes", "--diff");

        assert.doesNotMatch(output, /\+ *countryCode/);
    });

    it("changes as declared", async () => {
        world.stack.writeProgram(program(["b"], 2));

        const step = await world.must("up");

        assert.deepEqual(step.resource("line").outputs["tags"], ["b"]);
        assert.equal(step.resource("pool").outputs["phoneNumbersCount"], 2);
    });

    it("is given back when it leaves the program, whatever reads it still", async () => {
        const { id } = (await world.must("preview")).resource("line");
        const ofOthers = program(["b"], 2).replace(/const line = .*/, `const line = { id: "${String(id)}" };`);
        world.stack.writeProgram(ofOthers);

        await world.run("up");

        assert.equal(world.control.numbers().find(({ phone_number }) => phone_number === us(1))?.status, "deleted");
        world.stack.writeProgram(ofOthers.replace(/.*"lineView".*/, ""));
        await world.must("destroy");
    });
});
