import assert from "node:assert/strict";
import { ownedNow } from "../support/bulk";
import { EngineWorld, us } from "../support/engineWorld";
import { kill } from "../support/kill";

/** A program of an order with so many numbers, and a pool that counts as many. */
function program(count: number): string {
    const numbers = Array.from({ length: count }, (_, index) => us(index + 1));
    const group = { countRequested: count, countryIso: "US", phoneNumberType: "local", administrativeArea: "IL" };
    return `const telnyx = require("pulumi-telnyx");
        new telnyx.NumberOrder("main", { phoneNumbers: ${JSON.stringify(numbers)} });
        new telnyx.InexplicitNumberOrder("pool", { orderingGroups: [${JSON.stringify(group)}] });`;
}

/** The releases that a command names at its end, in the row of each resource. */
function named(output: string): string[] {
    return [...output.matchAll(/^ {4}warning: (.*releases?\b.*)$/gm)].map(([, sentence]) => sentence ?? "").sort();
}

describe("A release is named once, and only where the program means it, on the real engine", function () {
    this.timeout(240_000);
    let world: EngineWorld;
    let pooled: string[];
    const genuine = () => [us(2), pooled[1]].map((number) => `releases 1 number: ${number}`).sort();

    before("buy one number each, and kill an update that adds one each", async () => {
        world = await EngineWorld.open({ program: program(1) });
        await world.must("up");
        world.stack.writeProgram(program(2));
        world.control.configure({ autoComplete: false });
        const up = world.startUp();
        await up.waitForOutput(/NumberOrder main updating .* pending/);
        await up.waitForOutput(/InexplicitNumberOrder pool updating .* pending/);
        await kill(up, { plugins: false });
        await world.stack.cancel();
        world.control.configure({ autoComplete: true });
        const first = (await world.stack.resource("pool"))?.outputs["phoneNumbers"] as string[];
        const later = ownedNow(world.control).filter((number) => ![us(1), us(2), ...first].includes(number));
        pooled = [...first, ...later];
        assert.equal(pooled.length, 2);
    });
    after(() => world.close());

    it("not what a killed run has bought and the program declares", async () => {
        assert.deepEqual(named((await world.must("preview")).output), []);
        assert.deepEqual(named((await world.must("preview", "--run-program")).output), []);
    });

    it("once what a killed run has bought and the program declares no more", async () => {
        world.stack.writeProgram(program(1));

        assert.deepEqual(named((await world.must("preview")).output), genuine());
        assert.deepEqual(named((await world.must("preview", "--run-program")).output), genuine());
    });

    it("not by a refresh, which runs no program, but by the preview after it", async () => {
        assert.deepEqual(named((await world.must("refresh")).output), []);
        assert.deepEqual(named((await world.must("preview", "--refresh=false")).output), genuine());
    });

    it("not by the up that keeps everything", async () => {
        world.stack.writeProgram(program(2));

        assert.deepEqual(named((await world.must("up")).output), []);

        assert.deepEqual(ownedNow(world.control), [us(1), us(2), ...pooled].sort());
    });

    it("once by the preview and by the up that releases", async () => {
        world.stack.writeProgram(program(1));

        assert.deepEqual(named((await world.must("preview")).output), genuine());
        assert.deepEqual(named((await world.must("up")).output), genuine());

        assert.equal(ownedNow(world.control).length, 2);
    });
});
