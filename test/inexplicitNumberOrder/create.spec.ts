import assert from "node:assert/strict";
import { bought, bulkPosts, chicago, DeclaredBulk, inChicago, local, ownedNow } from "../support/bulk";
import { must } from "../support/must";
import { useDesk } from "../support/operation";

describe("InexplicitNumberOrder > create", () => {
    const desk = useDesk();

    it("buys the numbers in one order, waits until they are active, and gives them label and settings", async () => {
        const { control } = desk.emulator;
        control.configure({ bulkDelayMs: 5000, activationDelayMs: 5000, listingDelayMs: 2000 });
        const main = new DeclaredBulk(desk);

        const state = await main.up(chicago(3, { connectionId: "7", messagingProfileId: "p", billingGroupId: "b" }));

        assert.deepEqual(bulkPosts(control), [[3]]);
        assert.equal(state.status, "success");
        assert.equal(state.phoneNumbers.length, 3);
        assert.deepEqual(state.phoneNumbers, ownedNow(control));
        assert.deepEqual(
            state.numbers.map(({ status }) => status),
            ["active", "active", "active"],
        );
        assert.equal(main.id, must(control.inexplicitOrders()[0]).id);
        for (const number of control.numbers()) {
            assert.deepEqual(
                [number.connection_id, number.messaging_profile_id, number.billing_group_id, number.customer_reference],
                ["7", "p", "b", main.label],
            );
        }
        assert.equal(must(control.inexplicitOrders()[0]).customer_reference, main.reference());
        assert.equal(
            main.preview(chicago(3, { connectionId: "7", messagingProfileId: "p", billingGroupId: "b" })).update,
            false,
        );
        assert.ok(desk.log.progressLines.some((line) => /US local, area code 312 processing/.test(line)));
    });

    it("shows per group what became of it", async () => {
        const main = new DeclaredBulk(desk);
        const state = await main.up({ orderingGroups: [local("415", 1), local("312", 2, { locality: "Chicago" })] });

        const [first, second] = state.groups;
        assert.deepEqual(
            [first?.nationalDestinationCode, first?.locality, first?.countAllocated, first?.status],
            ["312", "Chicago", 2, "success"],
        );
        assert.deepEqual([second?.nationalDestinationCode, second?.countAllocated], ["415", 1]);
        assert.ok(first?.phoneNumbers.every((phoneNumber) => phoneNumber.startsWith("+1312")));
        assert.deepEqual(first?.inexplicitNumberOrderIds, [main.id]);
        const [order] = desk.emulator.control.inexplicitOrders();
        assert.deepEqual(
            [...must(first).numberOrderIds, ...must(second).numberOrderIds].sort(),
            must(order)
                .ordering_groups.flatMap(({ number_order_ids }) => number_order_ids)
                .sort(),
        );
        assert.equal(must(second).subNumberOrderIds.length, 1);
    });

    it("finds nothing to do afterwards, also after a refresh, in whatever order the groups are written", async () => {
        const main = new DeclaredBulk(desk);
        const groups = [local("312", 2, { features: ["voice", "sms"] }), local("415", 1)];
        await main.up({ orderingGroups: groups });
        const turned = { orderingGroups: [groups[1], { ...groups[0], features: ["sms", "voice"] }] };

        assert.equal(main.preview(turned).update, false);
        assert.equal(await main.refresh(), true);
        assert.equal(main.preview(turned).update, false);
        assert.deepEqual(main.preview(turned).properties, []);
        assert.deepEqual(desk.log.warnings, []);
    });

    it("succeeds with a warning when there is less than asked for, and shows the rest as drift", async () => {
        const { control } = desk.emulator;
        control.setInventory({ ...inChicago, available: 4 });
        const main = new DeclaredBulk(desk);

        const state = await main.up(chicago(10));

        assert.equal(state.status, "partial_success");
        assert.deepEqual(
            [state.groups[0]?.countAllocated, state.groups[0]?.errorReason],
            [4, "insufficient inventory"],
        );
        assert.match(
            must(desk.log.warnings[0]),
            /^ordering 10 numbers \(US local, area code 312\): .* ended as partial_success: insufficient inventory, and the group holds 4; the missing 6 show as drift/,
        );
        await main.refresh();
        assert.deepEqual(main.knownCounts, { "312": 4 });
        assert.deepEqual(main.preview(chicago(10)), { update: true, properties: ["orderingGroups"] });

        control.setInventory({ ...inChicago, available: 100 });
        assert.equal((await main.up(chicago(10))).status, "success");
        assert.deepEqual(bulkPosts(control), [[10], [6]]);
        await main.refresh();
        assert.equal(main.preview(chicago(10)).update, false);
        assert.equal(main.state.inexplicitNumberOrderIds.length, 2);
    });

    it("fails with the reason when all or nothing was asked for, and tries again at the next up", async () => {
        const { control } = desk.emulator;
        control.setInventory({ ...inChicago, available: 4 });
        const never = { orderingGroups: [local("312", 10, { strategy: "never" })] };
        const main = new DeclaredBulk(desk);

        const reasons = await main.upFails(never);

        assert.match(
            reasons,
            /ended as failed: insufficient inventory, and the group holds 0; run `pulumi up` to try again/,
        );
        assert.equal(bought(control), 0);
        assert.equal(main.state.status, "failed");
        assert.equal(main.state.groups[0]?.errorReason, "insufficient inventory");
        assert.equal(await main.refresh(), true, "what was never bought is not released");
        assert.deepEqual(main.knownCounts, { "312": 0 });
        assert.equal(main.state.status, "failed");

        control.setInventory({ ...inChicago, available: 10 });
        await main.up(never);
        assert.equal(main.state.status, "success");
        assert.equal(bought(control), 10);
        assert.deepEqual(bulkPosts(control), [[10], [10]]);
    });

    it("keeps the group that was bought when another one failed", async () => {
        const { control } = desk.emulator;
        control.setInventory({ ...inChicago, available: 0 });
        const main = new DeclaredBulk(desk);
        const program = { orderingGroups: [local("312", 2), local("415", 2)] };

        await main.upFails(program);
        assert.deepEqual(main.counts, { "312": 0, "415": 2 });
        assert.equal(main.state.status, "failed");
        assert.equal(bought(control), 2);

        control.setInventory({ ...inChicago, available: 2 });
        await main.up(program);
        assert.deepEqual(bulkPosts(control), [[2, 2], [2]]);
        assert.equal(main.state.status, "success");
    });

    it("keeps nothing when the order is refused", async () => {
        const { control } = desk.emulator;
        control.addFault({
            method: "POST",
            path: "/inexplicit_number_orders",
            respond: { kind: "reply", status: 422, body: { errors: [{ code: "10015", title: "Bad Request" }] } },
        });
        const message = await new DeclaredBulk(desk).upRefused(chicago(2));
        assert.match(message, /^ordering 2 numbers \(US local, area code 312\): .*422.*\. Nothing was ordered$/);
        assert.equal(bought(control), 0);
    });

    it("does not wait when it is told so, and labels the numbers at the next up", async () => {
        const { control } = desk.emulator;
        control.configure({ bulkDelayMs: 60_000 });
        const main = new DeclaredBulk(desk);
        const program = chicago(2, { waitFor: "none" });

        const state = await main.up(program);
        assert.equal(desk.clock.now(), 0);
        assert.equal(state.status, "processing");
        assert.equal(main.preview(program).update, false);
        control.advance(60_000);
        await main.refresh();
        assert.equal(main.state.status, "success");
        assert.deepEqual(main.preview(program), { update: true, properties: [] });
        await main.up(program);
        assert.ok(control.numbers().every(({ customer_reference }) => customer_reference === main.label));
        assert.deepEqual(bulkPosts(control), [[2]]);
    });
});
