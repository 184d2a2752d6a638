import assert from "node:assert/strict";
import { bulkPosts, local, ownedNow } from "../support/bulk";
import { bulkProgram, openBulkWorld, type Bulks } from "../support/bulkWorld";
import { must } from "../support/must";
import { until } from "../support/processes";
import type { Step, EngineWorld } from "../support/engineWorld";

/** Every resource is one scenario; every command serves them all. Each has an area code of its own. */
const declared: Bulks = {
    basic: { orderingGroups: [local("312", 3), local("773", 1)], connectionId: "c1" },
    grown: { orderingGroups: [local("415", 2)] },
    shrunk: { orderingGroups: [local("212", 4)] },
    partial: { orderingGroups: [local("305", 10)] },
    failing: { orderingGroups: [local("206", 3, { strategy: "never" })] },
    changed: { orderingGroups: [local("617", 2)] },
    settings: { orderingGroups: [local("702", 2)], connectionId: "c1", customerReference: "one" },
    drifted: { orderingGroups: [local("503", 2)], connectionId: "c1" },
    replenished: { orderingGroups: [local("404", 3)] },
};
const edited: Bulks = {
    ...declared,
    grown: { orderingGroups: [local("415", 4)] },
    shrunk: { orderingGroups: [local("212", 2)] },
    changed: { orderingGroups: [local("919", 2)] },
    settings: { orderingGroups: [local("702", 2)], connectionId: "c2", customerReference: "two" },
};
const waiting: Bulks = {
    slow: { orderingGroups: [local("213", 2)], options: { customTimeouts: { create: "1s" } } },
};
const late: Bulks = { late: { orderingGroups: [local("214", 2)], waitFor: "none" } };

describe("An InexplicitNumberOrder on the real engine", function () {
    this.timeout(180_000);
    let world: EngineWorld;
    let first: Step;
    let preview: Step;
    let second: Step;

    const inventory = (code: string, available: number) =>
        world.control.setInventory({
            ...{ country_iso: "US", phone_number_type: "local", national_destination_code: code },
            available,
        });
    const phoneNumbers = (step: Step, name: string) => step.resource(name).outputs["phoneNumbers"] as string[];

    before(async () => {
        world = await openBulkWorld(declared, { settings: { bulkDelayMs: 300, activationDelayMs: 300 } });
        inventory("305", 4);
        inventory("206", 0);
        first = await world.run("up", "--continue-on-error");
        inventory("305", 100);
        inventory("206", 100);
        const [one = "", two = ""] = phoneNumbers(first, "replenished");
        [one, two].forEach((phoneNumber) => world.control.releaseNumber(phoneNumber));
        world.control.changeNumber(must(phoneNumbers(first, "drifted")[1]), { connection_id: "other" });
        phoneNumbers(first, "basic").forEach((phoneNumber) =>
            world.control.changeNumber(phoneNumber, { customer_reference: "somebody else's" }),
        );
        world.stack.writeProgram(bulkProgram(edited));
        preview = await world.must("preview", "--diff");
        second = await world.must("up");
    });

    after(() => world.close());

    it("buys what every group asks for, with one POST a resource", () => {
        assert.equal(
            first.requests.filter(({ method, path }) => `${method} ${path}` === "POST /inexplicit_number_orders")
                .length,
            9,
        );
        const { outputs } = first.resource("basic");
        assert.equal(outputs["status"], "success");
        assert.deepEqual(
            first.each("basic", "status"),
            Array.from({ length: 4 }, () => "active"),
        );
        assert.deepEqual(
            phoneNumbers(first, "basic").map((phoneNumber) => phoneNumber.slice(0, 5)),
            ["+1312", "+1312", "+1312", "+1773"],
        );
    });

    it("warns of a group that came short, and shows the shortfall as drift", () => {
        assert.match(
            first.output,
            /warning: ordering 10 numbers \(US local, area code 305\): .*insufficient inventory/,
        );
        assert.equal(first.resource("partial").outputs["status"], "partial_success");
        assert.match(preview.planned("partial"), /countRequested\s*: 4 => 10/);
        assert.equal(phoneNumbers(second, "partial").length, 10);
    });

    it("fails with the reason where all or nothing was asked for, and tries again at the next up", () => {
        assert.notEqual(first.code, 0);
        assert.match(
            first.output,
            /area code 206\): .* ended as failed: insufficient inventory, and the group holds 0/,
        );
        assert.match(preview.planned("failing"), /countRequested\s*: 0 => 3/);
        assert.equal(phoneNumbers(second, "failing").length, 3);
    });

    it("shows nothing to do where nothing changed, whatever labels the numbers have", () => {
        assert.equal(preview.planned("basic"), "");
        assert.deepEqual(phoneNumbers(second, "basic"), phoneNumbers(first, "basic"));
    });

    it("grows and shrinks in place without touching the numbers that stay", () => {
        assert.match(preview.planned("grown"), /countRequested\s*: 2 => 4/);
        const kept = first.numbers("grown");
        assert.deepEqual(
            second
                .numbers("grown")
                .filter((number) => kept.some((one) => one["phoneNumber"] === number["phoneNumber"])),
            kept,
        );
        assert.equal(phoneNumbers(second, "grown").length, 4);
        assert.deepEqual(phoneNumbers(second, "shrunk"), phoneNumbers(first, "shrunk").slice(0, 2));
        assert.doesNotMatch(preview.output, /replace/);
    });

    it("warns in the preview of the numbers that will be released", () => {
        const going = phoneNumbers(first, "shrunk").slice(2);
        assert.ok(preview.output.includes(`warning: releases 2 numbers: ${going.join(", ")}`), preview.output);
        assert.ok(preview.output.includes(`warning: releases 2 numbers: ${phoneNumbers(first, "changed").join(", ")}`));
    });

    it("buys a group with new criteria, and then releases the dropped one", () => {
        assert.ok(phoneNumbers(second, "changed").every((phoneNumber) => phoneNumber.startsWith("+1919")));
        assert.ok(!ownedNow(world.control).some((phoneNumber) => phoneNumber.startsWith("+1617")));
    });

    it("changes settings on the numbers, and repairs them where somebody else did", () => {
        assert.match(preview.planned("settings"), /connectionId\s*: "c1" => "c2"/);
        assert.match(preview.planned("drifted"), /\(update\)/);
        assert.match(preview.output, /warning: 1 number is not as declared: \+1503\d{7} \(connectionId\)/);
        const settings = world.control.numbers().filter(({ phone_number }) => phone_number.startsWith("+1702"));
        assert.deepEqual(
            settings.map((number) => [number.connection_id, number.customer_reference]),
            [
                ["c2", "two"],
                ["c2", "two"],
            ],
        );
        const drifted = world.control.numbers().filter(({ phone_number }) => phone_number.startsWith("+1503"));
        assert.ok(drifted.every(({ connection_id }) => connection_id === "c1"));
    });

    it("replenishes what was released behind its back", () => {
        assert.match(preview.planned("replenished"), /countRequested\s*: 1 => 3/);
        assert.equal(phoneNumbers(second, "replenished").length, 3);
    });

    it("orders only what is missing", () => {
        // grown 2, partial 6, failing 3, changed 2, replenished 2.
        const counts = second.requests.filter(
            ({ method, path }) => `${method} ${path}` === "POST /inexplicit_number_orders",
        );
        assert.equal(counts.length, 5);
        assert.equal(ownedNow(world.control).length, 4 + 4 + 2 + 10 + 3 + 2 + 2 + 2 + 3);
    });

    describe("then waiting for an order that takes long", () => {
        it("times out, goes on waiting at the next up, waits in destroy, and leaves none", async () => {
            const { control } = world;
            control.configure({ bulkAutoComplete: false });
            world.stack.writeProgram(bulkProgram({ ...edited, ...waiting }));
            const timedOut = await world.run("up");
            assert.notEqual(timedOut.code, 0);
            assert.match(timedOut.output, /area code 213 is still pending after 1 s, and cannot be cancelled/);
            assert.match(timedOut.output, /10 unchanged/);

            control.settleInexplicitOrder(must(timedOut.resource("slow").id));
            world.stack.writeProgram(bulkProgram({ ...edited, ...waiting, ...late }));
            const resumed = await world.must("up");
            assert.deepEqual(bulkPosts(control), [[2]], "only the late one");
            assert.equal(phoneNumbers(resumed, "slow").length, 2);
            assert.equal(resumed.resource("late").outputs["status"], "pending");

            const destroy = world.stack.start(["destroy", "--yes", "--skip-preview"]);
            await until("everything else is released", () => ownedNow(control).length === 0);
            control.settleInexplicitOrder(must(resumed.resource("late").id));
            const { code, output } = await destroy.exited;
            assert.equal(code, 0, output);
            const ordered = control.inexplicitOrders().find(({ id }) => id === resumed.resource("late").id);
            assert.equal(ordered?.ordering_groups[0]?.count_allocated, 2);
            assert.deepEqual(ownedNow(control), []);
        });
    });
});
