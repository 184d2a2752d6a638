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

    it("gives an ignored setting its first value after a refresh, and repairs it once it is ignored no longer", async () => {
        const german = "+4989555012345";
        const first = { phoneNumbers: [german], waitFor: "none" as const, tags: ["x"], deletionLock: true };
        const settings = () =>
            world.control
                .numbers()
                .filter(({ phone_number }) => phone_number === german)
                .map(({ tags, deletion_lock_enabled }) => [tags, deletion_lock_enabled]);
        world.declare({ first: { ...first, options: { ignoreChanges: ["tags", "deletionLock"] } } });
        await world.must("up");
        world.control.approveNumber(german);
        await world.must("up");
        assert.deepEqual(settings(), [[["x"], true]]);
        world.control.changeNumber(german, { tags: ["theirs"], deletion_lock_enabled: false });
        assert.equal((await world.run("preview", "--expect-no-changes")).code, 0);

        world.declare({ first });
        assert.match((await world.run("preview")).output, /ignoreChanges no longer names tags, deletionLock: /);
        await world.must("up");

        assert.deepEqual(settings(), [[["x"], true]]);
        assert.equal((await world.run("preview", "--expect-no-changes")).code, 0);
    });
});
