import assert from "node:assert/strict";
import type { LoggedRequest } from "pulumi-telnyx-emulator";
import type { RunningCommand } from "../support/command";
import { kill } from "../support/kill";
import { Step, us, EngineWorld, type Orders } from "../support/engineWorld";

const declared: Orders = {
    same: { phoneNumbers: [us(1), us(2)], connectionId: "c1" },
    grown: { phoneNumbers: [us(3)] },
    shrunk: { phoneNumbers: [us(5), us(6)] },
    relabelled: { phoneNumbers: [us(7)], customerReference: "one" },
};
/** What the user made of the program before the next `up`. */
const edited: Orders = {
    ...declared,
    grown: { phoneNumbers: [us(3), us(4)] },
    shrunk: { phoneNumbers: [us(5)] },
    relabelled: { phoneNumbers: [us(7)], customerReference: "two" },
};
/** Every resource gets one more number, so every one places a supplementary order. */
const extended: Orders = {
    same: { phoneNumbers: [us(1), us(2), us(11)], connectionId: "c1" },
    grown: { phoneNumbers: [us(3), us(4), us(13)] },
    shrunk: { phoneNumbers: [us(5), us(15), us(16)] },
    relabelled: { phoneNumbers: [us(7), us(17)], customerReference: "two" },
};
const editedAgain: Orders = {
    ...extended,
    grown: { phoneNumbers: [us(3), us(4), us(13), us(14)] },
    shrunk: { phoneNumbers: [us(5), us(15)] },
    relabelled: { phoneNumbers: [us(7), us(17)], customerReference: "three" },
};
const resources = Object.keys(declared).length;

for (const plugins of [true, false]) {
    describe(`kill -9 of ${plugins ? "CLI and plugin" : "the CLI alone"}, then cancel and up`, function () {
        this.timeout(180_000);
        let world: EngineWorld;
        let first: Step;
        let second: Step;
        const requests: LoggedRequest[] = [];

        before(async () => {
            world = await EngineWorld.open({ orders: declared });
            first = await killAndGoOn(edited, whileRepliesAreHeld);
            world.declare(extended);
            second = await killAndGoOn(editedAgain, plugins ? whileRepliesAreHeld : whileNumbersArePending);
        });

        after(() => world.close());

        /** Kills an `up` when all its orders are placed, and then goes on with another program. */
        async function killAndGoOn(program: Orders, start: () => Promise<RunningCommand>): Promise<Step> {
            const placed = world.control.orders().length;
            const up = await start();
            assert.equal(world.control.orders().length, placed + resources);
            await kill(up, { plugins });
            requests.push(...world.control.requests());
            assert.equal((await world.stack.cancel()).code, 0);
            world.declare(program);
            world.control.configure({ autoComplete: true });
            const step = await world.must("up");
            // An orphaned plugin gets its replies late, and must not do anything with them.
            world.control.releaseHeld();
            requests.push(...world.control.requests());
            // What a create found it does not release; what a refresh found its own diff names first. Either way by name.
            const named = await world.must("up", "--diff");
            assert.match(step.output + named.output, /warning: releases 1 number: \+13125551(006|016)/);
            requests.push(...named.requests);
            return new Step(step.code, step.output, step.requests, named.resources);
        }

        /** Between the POST and its reply. */
        async function whileRepliesAreHeld(): Promise<RunningCommand> {
            const fault = { method: "POST", path: "^/number_orders$", times: resources };
            world.control.addFault({ ...fault, apply: true, respond: { kind: "hold" } });
            const up = world.startUp();
            const held = await world.control.waitForHeld(resources);
            assert.ok(held.every(({ applied }) => applied));
            return up;
        }

        /** Between the reply to the POST and the end of the wait. */
        async function whileNumbersArePending(): Promise<RunningCommand> {
            world.control.configure({ autoComplete: false });
            const up = world.startUp();
            for (const name of Object.keys(declared)) {
                await up.waitForOutput(new RegExp(`NumberOrder ${name} updating .* pending`));
            }
            return up;
        }

        const posts = () => requests.filter(({ method }) => method === "POST");
        const deletes = () => requests.filter(({ method }) => method === "DELETE");
        const active = () =>
            world.control
                .numbers()
                .filter(({ status }) => status === "active")
                .map(({ phone_number }) => phone_number)
                .sort();

        it("adopts what was ordered: no number is ordered twice", () => {
            assert.deepEqual(first.ordered(), [[us(4)]]);
            assert.deepEqual(second.ordered(), [[us(14)]]);
            assert.equal(posts().length, resources + 1 + resources + 1);
            assert.equal(world.control.orders().length, posts().length);
        });

        it("leaves a complete state", () => {
            for (const [name, { phoneNumbers }] of Object.entries(editedAgain)) {
                assert.deepEqual(second.each(name, "phoneNumber"), phoneNumbers, name);
                assert.equal(second.resource(name).outputs["status"], "success", name);
                assert.equal(second.resource(name).initErrors, undefined, name);
            }
            assert.deepEqual(second.each("same", "connectionId"), ["c1", "c1", "c1"]);
        });

        it("does what the program says now: a number added, one removed, another label", () => {
            assert.deepEqual(first.each("grown", "phoneNumber"), [us(3), us(4)]);
            assert.deepEqual(first.each("shrunk", "phoneNumber"), [us(5)]);
            assert.deepEqual(first.each("relabelled", "customerReference"), ["two"]);
            assert.deepEqual(second.each("relabelled", "customerReference"), ["three", "three"]);
            assert.match(String(second.resource("relabelled").outputs["orderReference"]), /^three#/);
        });

        it("releases only what the program no longer declares", () => {
            const gone = world.control.numbers().filter(({ status }) => status === "deleted");
            assert.deepEqual(
                deletes().map(({ path }) => path),
                gone.map(({ id }) => `/phone_numbers/${id}`),
            );
            assert.deepEqual(gone.map(({ phone_number }) => phone_number).sort(), [us(6), us(16)]);
        });

        it("keeps the ids of the numbers that stay", () => {
            for (const name of Object.keys(declared)) {
                const kept = first.each(name, "phoneNumberId");
                assert.ok(
                    kept.every((id) => second.each(name, "phoneNumberId").includes(id)),
                    name,
                );
                assert.equal(second.resource(name).id, first.resource(name).id, name);
            }
            const declaredNow = Object.values(editedAgain).flatMap(({ phoneNumbers }) => phoneNumbers as string[]);
            assert.deepEqual(active(), declaredNow.sort());
        });

        it("has nothing to do afterwards, whatever an orphaned plugin got late", async () => {
            const preview = await world.must("preview", "--expect-no-changes");
            assert.deepEqual(preview.changes(), []);
        });
    });
}

describe("kill -9 of the CLI before the order was sent", function () {
    this.timeout(120_000);
    let world: EngineWorld;

    before(async () => {
        world = await EngineWorld.open({ orders: { main: { phoneNumbers: [us(1)] } } });
    });

    after(() => world.close());

    it("lets the orphaned plugin place nothing, and the next up place one order", async () => {
        const { control } = world;
        control.addFault({ method: "GET", path: "^/number_orders$", respond: { kind: "hold" } });
        const killed = world.startUp();
        await control.waitForHeld();
        await kill(killed, { plugins: false });
        control.releaseHeld();
        assert.equal((await world.stack.cancel()).code, 0);

        const up = await world.must("up");

        assert.deepEqual(up.ordered(), [[us(1)]]);
        assert.equal(control.orders().length, 1);
        assert.equal(control.orders()[0]?.id, up.resource("main").id);
    });
});

describe("Replies to orders that get lost", function () {
    this.timeout(120_000);
    const orders: Orders = {
        dropped: { phoneNumbers: [us(1)] },
        truncated: { phoneNumbers: [us(2)] },
        garbled: { phoneNumbers: [us(3)] },
        failed: { phoneNumbers: [us(4)] },
        added: { phoneNumbers: [us(5)] },
    };
    let world: EngineWorld;
    let up: Step;

    before(async () => {
        world = await EngineWorld.open({ orders });
        const faults = ["drop", "truncate", "malformed"] as const;
        const fault = { method: "POST", path: "^/number_orders$", apply: true };
        faults.forEach((kind) => world.control.addFault({ ...fault, respond: { kind } }));
        world.control.addFault({ ...fault, respond: { kind: "reply", status: 502 } });
        world.control.addFault({ ...fault, respond: { kind: "drop" } });
        up = await world.must("up");
    });

    after(() => world.close());

    it("are looked for, and the orders adopted", () => {
        assert.equal(up.ordered().length, 5);
        assert.deepEqual(
            Object.keys(orders)
                .map((name) => up.resource(name).id)
                .sort(),
            world.control
                .orders()
                .map(({ id }) => id)
                .sort(),
        );
        assert.equal(world.control.numbers().length, 5);
        assert.doesNotMatch(up.output, /error|warning/);
    });

    it("are looked for after a supplementary order, too", async () => {
        world.control.addFault({ method: "POST", path: "^/number_orders$", apply: true, respond: { kind: "drop" } });
        world.declare({ ...orders, added: { phoneNumbers: [us(5), us(6)] } });

        const update = await world.must("up");

        assert.deepEqual(update.ordered(), [[us(6)]]);
        assert.equal(update.numbers("added")[0]?.["phoneNumberId"], up.numbers("added")[0]?.["phoneNumberId"]);
        assert.deepEqual(update.each("added", "status"), ["active", "active"]);
        assert.deepEqual(
            update.changes().filter((change) => change.startsWith("DELETE")),
            [],
        );
        assert.equal(world.control.orders().length, 6);
    });
});
