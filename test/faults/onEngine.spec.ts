import assert from "node:assert/strict";
import type { Emulator } from "pulumi-telnyx-emulator";
import { faults } from "../../faults/faults";
import { Proxy } from "../../faults/proxy";
import { startEmulator } from "../support/checkedEmulator";
import { must } from "../support/must";
import { signalProcess } from "../support/processes";
import { us, EngineWorld, type Orders } from "../support/engineWorld";

const before: Orders = { main: { phoneNumbers: [us(1), us(2)], connectionId: "line-1" } };
const after: Orders = { main: { phoneNumbers: [us(2), us(3)], connectionId: "line-2" } };

/** Cells as the matrix has them; here everything above the plugin is real, too. */
const cells = [
    { request: "POST /number_orders#1", fault: "applied-dropped" },
    { request: "POST /number_orders#1", fault: "kill-after" },
    { request: "DELETE /phone_numbers/{id}#1", fault: "kill-before" },
] as const;

describe("The fault matrix on the real engine, a sample", function () {
    this.timeout(240_000);
    let emulator: Emulator;
    let proxy: Proxy;
    let world: EngineWorld;

    beforeEach(async () => {
        emulator = await startEmulator({ settings: { searchRequired: false } });
        proxy = await Proxy.start(emulator.url);
        world = await EngineWorld.open({ orders: before, emulator, env: { TELNYX_BASE_URL: proxy.url } });
        await world.must("up");
    });

    afterEach(async () => {
        await world.close();
        await proxy.close();
        await emulator.close();
    });

    for (const { request, fault: name } of cells) {
        it(`${request} ${name}: the next up ends at what is declared`, async () => {
            const fault = must(faults.find((one) => one.name === name));
            proxy.kill = async () => {
                up.pluginPids().forEach((pid) => signalProcess(pid, "SIGKILL"));
                return Promise.resolve();
            };
            world.declare(after);
            proxy.begin({ name: request, fault });
            const up = world.startUp();
            const harmed = await world.finish(up);
            assert.ok(proxy.isHarmed, `the request never came:\n${harmed.output}`);
            proxy.begin();

            const next = await world.must("up");

            const owned = world.control.numbers().filter(({ status }) => status !== "deleted");
            assert.deepEqual(
                owned.map(({ phone_number, connection_id }) => [phone_number, connection_id]).sort(),
                [us(2), us(3)].map((number) => [number, "line-2"]),
            );
            assert.equal(world.control.numbers().length, 3);
            assert.deepEqual(next.each("main", "status"), ["active", "active"]);
            assert.equal((await world.run("preview", "--expect-no-changes")).code, 0);
        });
    }
});
