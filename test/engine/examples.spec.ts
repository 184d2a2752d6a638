import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bulkPosts, ownedNow } from "../support/bulk";
import { repository } from "../support/project";
import { EngineWorld } from "../support/engineWorld";

/** The files of an example, which take the place of those of a test project. */
function filesOf(example: string): Record<string, string> {
    const names = ["Pulumi.yaml", "package.json", "index.ts"];
    return Object.fromEntries(
        names.map((name) => [name, readFileSync(join(repository, "examples", example, name), "utf8")]),
    );
}

describe("Example numbers-by-area", function () {
    this.timeout(180_000);
    let world: EngineWorld;

    before(async () => {
        world = await EngineWorld.open({ program: "", project: "numbers-by-area", files: filesOf("numbers-by-area") });
    });

    after(() => world.close());

    it("orders five numbers, scales them to eight and back to six, and gives them back", async () => {
        const outputs = async () =>
            JSON.parse((await world.stack.expect(["stack", "output", "--json"])).stdout) as unknown;
        const scaleTo = async (count: number) => {
            await world.stack.setConfig({ "numbers-by-area:count": String(count) });
            await world.must("up");
            return ownedNow(world.control);
        };
        await world.must("up");
        const five = ownedNow(world.control);
        assert.deepEqual(await outputs(), { status: "success", phoneNumbers: five });
        assert.ok(five.every((phoneNumber) => phoneNumber.startsWith("+1312")));

        const eight = await scaleTo(8);
        assert.deepEqual(bulkPosts(world.control), [[3]]);
        assert.ok(five.every((phoneNumber) => eight.includes(phoneNumber)));
        const six = await scaleTo(6);

        assert.deepEqual([five.length, eight.length, six.length], [5, 8, 6]);
        assert.ok(five.every((phoneNumber) => six.includes(phoneNumber)));
        await world.must("destroy");
        assert.deepEqual(ownedNow(world.control), []);
    });
});
