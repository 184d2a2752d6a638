import assert from "node:assert/strict";
import type { RunningCommand } from "../support/command";
import { us, EngineWorld, type Orders } from "../support/engineWorld";

const orders: Orders = { main: { phoneNumbers: [us(1), us(2)], connectionId: "c1" } };
/** A resource that waits for the first one, so that it is not begun when the run is interrupted. */
const after = `new telnyx.NumberOrder("later", { phoneNumbers: ["${us(3)}"] }, { dependsOn: [orders.main] });`;

/** Ctrl-C in a terminal: the signal goes to everything in the foreground, not to the CLI alone. */
function interrupt(up: RunningCommand): void {
    process.kill(-up.pid, "SIGINT");
}

describe("Ctrl-C during an up on the real engine", function () {
    this.timeout(180_000);
    let world: EngineWorld;

    beforeEach(async () => {
        world = await EngineWorld.open({ orders: {} });
        world.declare(orders, after);
    });

    afterEach(() => world.close());

    /** Starts an `up` that gets no reply to its order. */
    async function upWithHeldOrder(): Promise<RunningCommand> {
        world.control.addFault({ method: "POST", path: "^/number_orders$", apply: true, respond: { kind: "hold" } });
        const up = world.startUp();
        await world.control.waitForHeld(1);
        return up;
    }

    it("once: lets what runs come to its end and into the state, and begins nothing more", async () => {
        const up = await upWithHeldOrder();
        interrupt(up);
        await up.waitForOutput(/\^C received; cancelling/);
        world.control.releaseHeld();

        const step = await world.finish(up);

        assert.notEqual(step.code, 0);
        assert.deepEqual(step.each("main", "status"), ["active", "active"]);
        assert.deepEqual(step.each("main", "connectionId"), ["c1", "c1"]);
        assert.equal(world.control.orders().length, 1);
        assert.ok(!step.resources.some(({ urn }) => urn.endsWith("::later")));
        assert.deepEqual((await world.stack.state()).pendingOperations, []);

        const next = await world.must("up");
        assert.equal(world.control.orders().length, 2);
        assert.deepEqual(next.each("later", "status"), ["active"]);
        assert.equal((await world.run("preview", "--expect-no-changes")).code, 0);
    });

    it("twice: ends at once, and the next up finds the order that was placed", async () => {
        const up = await upWithHeldOrder();
        interrupt(up);
        await up.waitForOutput(/\^C received; cancelling/);
        interrupt(up);
        await up.exited;
        world.control.dropHeld();
        await world.stack.cancel();

        const next = await world.must("up");

        assert.deepEqual(
            world.control.orders().map(({ phone_numbers }) => phone_numbers.map(({ phone_number }) => phone_number)),
            [[us(1), us(2)], [us(3)]],
        );
        assert.deepEqual(next.each("main", "status"), ["active", "active"]);
        assert.equal((await world.run("preview", "--expect-no-changes")).code, 0);
    });
});
