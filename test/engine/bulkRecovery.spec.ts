import assert from "node:assert/strict";
import { bought, local, ownedNow } from "../support/bulk";
import { bulkProgram, openBulkWorld, type Bulks } from "../support/bulkWorld";
import { kill } from "../support/kill";
import type { Step, EngineWorld } from "../support/engineWorld";

/** Two of them ask for the same, under the same label. */
const program = (grown: number, fresh: number): Bulks => ({
    grown: { orderingGroups: [local("415", grown)] },
    fresh: { orderingGroups: [local("212", fresh)] },
    twin: { orderingGroups: [local("312", 2)], customerReference: "shared" },
    otherTwin: { orderingGroups: [local("312", 2)], customerReference: "shared" },
});
const baseline: Bulks = { grown: { orderingGroups: [local("415", 2)] } };

describe("kill -9 while numbers are ordered in bulk, then cancel and up", function () {
    this.timeout(180_000);
    let world: EngineWorld;

    beforeEach(async () => {
        world = await openBulkWorld(baseline);
        await world.must("up");
    });

    afterEach(() => world.close());

    /** Kills an `up` when all its POSTs are at the emulator, applied or not. */
    async function killWhileHeld(declared: Bulks, { plugins, apply }: { plugins: boolean; apply: boolean }) {
        world.stack.writeProgram(bulkProgram(declared));
        const path = "^/inexplicit_number_orders$";
        world.control.addFault({ method: "POST", path, times: 4, apply, respond: { kind: "hold" } });
        const up = world.startUp();
        const held = await world.control.waitForHeld(4);
        assert.ok(held.every(({ applied }) => applied === apply));
        await kill(up, { plugins });
        assert.equal((await world.stack.cancel()).code, 0);
    }

    async function up(declared: Bulks): Promise<Step> {
        world.stack.writeProgram(bulkProgram(declared));
        return world.must("up");
    }

    function assertHeld(step: Step, counts: Record<string, number>): void {
        const names = Object.keys(counts);
        const held = names.map((name) => [name, (step.resource(name).outputs["phoneNumbers"] as string[]).length]);
        assert.deepEqual(Object.fromEntries(held), counts);
        const all = names.flatMap((name) => step.resource(name).outputs["phoneNumbers"] as string[]);
        assert.deepEqual(all.sort(), ownedNow(world.control), "every number belongs to one resource");
        names.forEach((name) => assert.equal(step.resource(name).outputs["status"], "success", name));
    }

    it("CLI and plugin, after the POSTs were applied: adopts them, also where the program changed back", async () => {
        await killWhileHeld(program(5, 3), { plugins: true, apply: true });

        const step = await up(program(2, 3));

        assert.deepEqual(
            step.changes().filter((request) => request.startsWith("POST /inexplicit")),
            [],
        );
        assertHeld(step, { grown: 2, fresh: 3, twin: 2, otherTwin: 2 });
        assert.equal(bought(world.control), 2 + 3 + 3 + 2 + 2);
    });

    it("CLI and plugin, before the POSTs were applied: orders, and releases what arrives late", async () => {
        await killWhileHeld(program(5, 3), { plugins: true, apply: false });
        assertHeld(await up(program(2, 3)), { grown: 2, fresh: 3, twin: 2, otherTwin: 2 });
        assert.equal(bought(world.control), 2 + 3 + 2 + 2);

        assert.equal(world.control.releaseHeld(), 4);
        const step = await world.must("up");

        assert.match(step.output, /4 updated/);
        assertHeld(step, { grown: 2, fresh: 3, twin: 2, otherTwin: 2 });
        assert.equal(bought(world.control), 2 + 3 + 2 + 2 + (3 + 3 + 2 + 2));
    });

    it("the CLI alone: the orphaned plugin does nothing more, whenever its replies come", async () => {
        await killWhileHeld(program(5, 3), { plugins: false, apply: true });

        const step = await up(program(5, 4));
        assertHeld(step, { grown: 5, fresh: 4, twin: 2, otherTwin: 2 });
        world.control.clearRequests();
        world.control.releaseHeld();

        const preview = await world.must("preview", "--expect-no-changes");
        assert.deepEqual(preview.changes(), []);
        assert.equal(bought(world.control), 2 + 3 + 3 + 1 + 2 + 2);
    });
});
