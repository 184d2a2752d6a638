import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { chicago, ownedNow } from "../support/bulk";
import { EngineWorld } from "../support/engineWorld";
import { must } from "../support/must";

const pool = (name: string) => `new telnyx.InexplicitNumberOrder("${name}", ${JSON.stringify(chicago(2))});`;

describe("One order in the states of two resources, on the real engine", function () {
    this.timeout(200_000);
    let world: EngineWorld;

    beforeEach("order a pool", async () => {
        world = await EngineWorld.open({ program: program(pool("first")), files: { "import.json": "{}" } });
        await world.must("up");
    });

    afterEach(() => world.close());

    it("a pool keeps its numbers when its second import leaves the program again", async () => {
        const { id } = await state("first");
        await importAs("second", "InexplicitNumberOrder", String(id), chicago(2));
        const held = ownedNow(world.control);
        world.stack.writeProgram(program(pool("first"), pool("second")));
        assert.match((await world.run("up")).output, /has the same order in its state/);
        world.stack.writeProgram(program(pool("first")));

        const { code, output } = await world.run("up");

        assert.notEqual(code, 0);
        assert.match(output, /::first has the same one in its state, and the program declares it/);
        assert.deepEqual(ownedNow(world.control), held);
        await world.stack.expect(["state", "delete", (await state("second")).urn, "--yes"]);
        await world.must("up");
        assert.deepEqual(ownedNow(world.control), held);
    });

    it("a pool keeps its numbers when one of its number orders, imported, leaves the program again", async () => {
        const { outputs } = await state("first");
        const args = { phoneNumbers: outputs["phoneNumbers"] };
        await importAs("line", "NumberOrder", String(world.control.orders()[0]?.id), args);
        const held = ownedNow(world.control);
        const line = `new telnyx.NumberOrder("line", ${JSON.stringify(args)});`;
        world.stack.writeProgram(program(pool("first"), line));
        assert.match((await world.run("up")).output, /has the same order in its state/);
        world.stack.writeProgram(program(pool("first")));

        const { output } = await world.run("up");

        assert.match(output, /::first has the same one in its state, and the program declares it/);
        assert.deepEqual(ownedNow(world.control), held);
    });

    for (const [what, options] of [
        ["", ""],
        [", which is checked only after it", ", { dependsOn: other }"],
    ] as const) {
        it(`a pool whose state was lost shares its order with no other one that asks for the same${what}`, async () => {
            const { id, urn } = await state("first");
            await world.stack.expect(["state", "delete", urn, "--yes"]);
            await world.stack.expect(["config", "set", "telnyx:adopt", String(id)]);
            const other = `const other = ${pool("other")}`;
            world.stack.writeProgram(program(other, pool("first").replace(");", `${options});`)));

            const { resources } = await world.run("up");

            const holders = resources.filter((resource) => resource.id === id).map(({ urn: holder }) => holder);
            assert.equal(holders.length, 1);
            assert.equal(holders[0]?.endsWith(options === "" ? "::first" : "::other"), true);
            world.stack.writeProgram(program(pool("first")));
            await world.stack.expect(["state", "delete", urn.replace("::first", "::other"), "--yes"]);
            assert.equal((await world.must("up")).resource("first").id, id);
        });
    }

    function program(...lines: string[]): string {
        return [`const telnyx = require("pulumi-telnyx");`, ...lines].join("\n");
    }

    async function state(name: string) {
        return must(await world.stack.resource(name));
    }

    async function importAs(name: string, resource: string, id: string, args: object): Promise<void> {
        const handler = resource.charAt(0).toLowerCase() + resource.slice(1);
        const __provider = `exports.handler=()=>require("pulumi-telnyx/dynamic").${handler}`;
        const type = `pulumi-nodejs:dynamic/telnyx:${resource}`;
        const file = { resources: [{ type, name, id, inputs: { __provider, ...args }, outputs: { __provider } }] };
        writeFileSync(join(world.stack.folder, "import.json"), JSON.stringify(file));
        const options = ["--generate-code=false", "--protect=false", "--yes"];
        await world.stack.expect(["import", "--file", "import.json", ...options]);
    }
});
