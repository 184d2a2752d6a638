import assert from "node:assert/strict";
import { us, EngineWorld, type Orders, type Step } from "../support/engineWorld";

const names = Array.from({ length: 10 }, (_, index) => `order-${String(index)}`);
const orders: Orders = Object.fromEntries(names.map((name, index) => [name, { phoneNumbers: [us(index)] }]));

describe("Ten NumberOrders on the real engine, where Telnyx allows 8 requests a second", function () {
    this.timeout(180_000);
    let world: EngineWorld;
    const steps: Step[] = [];

    before(async () => {
        world = await EngineWorld.open({
            orders,
            settings: { rateLimit: { limit: 8, windowMs: 1000 }, activationDelayMs: 500 },
        });
        steps.push(await world.must("up"));
    });

    after(() => world.close());

    it("are all ordered, once each, and wait for their numbers", () => {
        assert.deepEqual(
            steps[0]?.ordered(),
            names.map((_, index) => [us(index)]),
        );
        assert.equal(world.control.orders().length, names.length);
        assert.deepEqual(
            names.map((name) => steps[0]?.each(name, "status")),
            names.map(() => ["active"]),
        );
    });

    it("are read again and released, and of all these requests less than one in twenty is refused", async () => {
        steps.push(await world.must("refresh"), await world.must("destroy"));
        for (const { requests } of steps) {
            const refused = requests.filter(({ status }) => status === 429).length;
            assert.ok(refused < requests.length / 20, `${String(refused)} of ${String(requests.length)}`);
        }
        assert.ok(world.control.numbers().every(({ status }) => status === "deleted"));
    });

    it("say in their rows what they wait for, where Telnyx allows them less than they need", async () => {
        world.control.configure({ rateLimit: { limit: 2, windowMs: 1000 } });

        const up = await world.must("up", "--refresh=false");

        assert.match(up.output, /Telnyx allows 2 requests a second; waiting for room/);
        const refused = up.requests.filter(({ status }) => status === 429).length;
        assert.ok(refused < up.requests.length / 20, `${String(refused)} of ${String(up.requests.length)}`);
        assert.deepEqual(
            up.ordered(),
            names.map((_, index) => [us(index)]),
        );
    });
});
