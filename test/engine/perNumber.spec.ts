import assert from "node:assert/strict";
import { us, EngineWorld, type Orders } from "../support/engineWorld";

describe("Settings of single numbers on the real engine", function () {
    this.timeout(180_000);
    let world: EngineWorld;
    const three = [us(61), us(62), us(63)];
    const orders = (connectionId: string, more: object = {}): Orders => ({
        main: { phoneNumbers: three, connectionId, ...more },
        ignoring: { phoneNumbers: [us(64), us(65)], connectionId: "A", options: { ignoreChanges: ["connectionId"] } },
    });
    const connectionsOf = (...names: string[]) =>
        names.map((name) => world.control.numbers().find(({ phone_number }) => phone_number === name)?.connection_id);

    before(async () => {
        world = await EngineWorld.open({ orders: orders("A") });
        await world.must("up");
    });
    after(() => world.close());

    it("ends at the declared value on every number after somebody gave it to one of them", async () => {
        world.control.changeNumber(us(62), { connection_id: "B" });
        await world.must("refresh");
        world.declare(orders("B"));

        const preview = await world.run("preview", "--diff");
        assert.match(preview.planned("main"), /\(update\)[^]*connectionId: "A" => "B"/);
        await world.must("up");

        assert.deepEqual(connectionsOf(...three), ["B", "B", "B"]);
        assert.equal((await world.run("preview", "--expect-no-changes")).code, 0);
    });

    it("shows drift of one number in its own entry", async () => {
        world.control.changeNumber(us(63), { connection_id: "theirs" });

        const preview = await world.run("preview", "--diff");

        assert.match(preview.planned("main"), /\[2\]: \{[^}]*connectionId: "theirs" => "B"/);
        await world.must("up");
        assert.deepEqual(connectionsOf(...three), ["B", "B", "B"]);
    });

    it("makes no request about a setting that ignoreChanges names, also when something else changes", async () => {
        world.control.changeNumber(us(65), { connection_id: "theirs" });
        const changed = orders("B");
        world.declare({
            ...changed,
            ignoring: { ...changed["ignoring"], phoneNumbers: [us(64), us(65)], connectionId: "C", tags: ["t"] },
        } as Orders);

        await world.must("up");

        assert.deepEqual(connectionsOf(us(64), us(65)), ["A", "theirs"]);
        const tags = world.control.numbers().filter(({ phone_number }) => [us(64), us(65)].includes(phone_number));
        assert.deepEqual(
            tags.map((number) => number.tags),
            [["t"], ["t"]],
        );
        assert.equal((await world.run("preview", "--expect-no-changes")).code, 0);
    });
});
