import assert from "node:assert/strict";
import { PushedClock } from "../../emulator/clock";
import { newGroup } from "../../emulator/lifecycle/groups";
import { placeOrder } from "../../emulator/lifecycle/placeOrder";
import { settleDue } from "../../emulator/lifecycle/settleDue";
import { checkNumbers } from "../../emulator/routes/orderedNumbers";
import { SearchedNumbers } from "../../emulator/store/searchedNumbers";
import { RateLimits } from "../../emulator/traffic/rateLimit";
import { announceEnded } from "../../emulator/webhooks/announce";
import { World } from "../../emulator/world";

/** A world without a server, whose orders are told to somebody. */
function someWorld(): World {
    return new World(new PushedClock(), { webhookUrl: "http://127.0.0.1:9/hooks" });
}

const settings = { connection_id: null, messaging_profile_id: null, billing_group_id: null, customer_reference: null };

/** Orders so many numbers of an area code at once, and lets the courier make a delivery of it. */
function orderAndTell(world: World, areaCode: number, count: number): void {
    const numbers = Array.from({ length: count }, (_, i) => ({
        phone_number: `+1${String(areaCode)}${String(5_000_000 + i)}`,
        bundle_id: null,
        requirement_group_id: null,
    }));
    placeOrder(world, "one", settings, numbers);
    settleDue(world);
    announceEnded(world);
}

describe("Emulator > what it looks at", () => {
    it("of a long list of numbers is each number once", () => {
        const numbers = Array.from({ length: 40_000 }, (_, i) => `+1312${String(5_000_000 + i)}`);
        const start = performance.now();
        checkNumbers(numbers);
        // Comparing each with those before it took two seconds, in which nobody else was answered.
        assert.ok(performance.now() - start < 300);
        assert.throws(() => {
            checkNumbers([...numbers, "+13125000000"]);
        }, /\+13125000000 is in the list more than once/);
    });
});

describe("Emulator > what it remembers by itself", () => {
    it("of searches is the newest 200,000 numbers, as it was shown last", () => {
        const searched = new SearchedNumbers();
        const numbers = Array.from({ length: 200_000 }, (_, i) => `+1312${String(5_000_000 + i)}`);
        searched.mark("one", numbers);
        searched.mark("one", ["+13125000000"]);
        searched.mark("other", ["+13125000000"]);
        assert.equal(searched.size, 200_000);
        assert.ok(searched.isKnown("one", "+13125000000"), "was shown again");
        assert.ok(searched.isKnown("other", "+13125000000"));
        assert.ok(!searched.isKnown("one", "+13125000001"), "was shown longest ago");
    });

    it("of webhooks is the newest that ended, fewer where they are of many numbers", () => {
        const world = someWorld();
        const { webhookDeliveries } = world.store;
        for (let i = 0; i < 8; i += 1) {
            orderAndTell(world, 301 + i, 4_000);
            webhookDeliveries.list().forEach((delivery) => {
                delivery.status = "delivered";
            });
        }
        assert.equal(webhookDeliveries.size, 5);
        orderAndTell(world, 212, 1);
        assert.equal(webhookDeliveries.size, 5, "one of many numbers went for one of a single number");
    });

    it("of the requests of an account is nothing once its window has ended", () => {
        const limits = new RateLimits();
        assert.equal(limits.count("one", 0, { limit: 1, windowMs: 10 }).exceeded, false);
        assert.equal(limits.count("other", 5, { limit: 1, windowMs: 10 }).exceeded, false);
        assert.equal(limits.count("third", 12, { limit: 1, windowMs: 10 }).exceeded, false);
        assert.equal(limits.count("one", 13, { limit: 1, windowMs: 10 }).exceeded, false);
        assert.equal(limits.count("other", 14, { limit: 1, windowMs: 10 }).exceeded, true);
    });

    it("is not looked through for changes where time changed nothing", () => {
        const world = someWorld();
        const { requirementGroups } = world.store;
        const kind = {
            country_code: "DE",
            phone_number_type: "local",
            action: "ordering" as const,
            customer_reference: "papers",
        };
        const group = requirementGroups.add(newGroup(world, "one", kind));
        const touched: string[] = [];
        requirementGroups.watch((id) => touched.push(id));
        settleDue(world);
        assert.deepEqual(touched, []);
        const [value] = group.values;
        Object.assign(group, { status: "approved" });
        Object.assign(value ?? {}, { expires_at: new Date(0).toISOString() });
        settleDue(world);
        assert.deepEqual([touched, group.status], [[group.id], "expired"]);
    });
});
