import assert from "node:assert/strict";
import { bought, bulkPosts, chicago, DeclaredBulk, local, ownedNow } from "../support/bulk";
import { must } from "../support/must";
import { useDesk } from "../support/operation";

describe("InexplicitNumberOrder > drift", () => {
    const desk = useDesk();

    for (const releasedRecordsVisible of [true, false]) {
        const how = releasedRecordsVisible ? "shown by their order" : "that their order still shows";
        it(`shows released numbers ${how} as a smaller count, and orders just as many again`, async () => {
            const { control } = desk.emulator;
            control.configure({ releasedRecordsVisible });
            const main = new DeclaredBulk(desk);
            const { phoneNumbers } = await main.up(chicago(5));
            control.releaseNumber(must(phoneNumbers[1]));
            control.releaseNumber(must(phoneNumbers[3]));

            await main.refresh();
            assert.deepEqual(main.knownCounts, { "312": 3 });
            assert.equal(main.state.status, "partial_success");
            assert.deepEqual(main.preview(chicago(5)), { update: true, properties: ["orderingGroups"] });
            await main.refresh();
            assert.deepEqual(main.knownCounts, { "312": 3 }, "they stay gone");
            await main.up(chicago(5));

            assert.deepEqual(bulkPosts(control), [[5], [2]]);
            assert.equal(ownedNow(control).length, 5);
            assert.equal(main.state.status, "success");
            await main.refresh();
            assert.equal(main.preview(chicago(5)).update, false);
        });
    }

    it("is gone when all its numbers are released", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        (await main.up(chicago(2))).phoneNumbers.forEach((phoneNumber) => control.releaseNumber(phoneNumber));
        assert.equal(await main.refresh(), false);
    });

    it("does not take numbers for lost that lists do not show", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        (await main.up(chicago(30))).phoneNumbers.forEach((phoneNumber) => control.hideNumber(phoneNumber, true));
        await main.refresh();
        assert.deepEqual(main.knownCounts, { "312": 30 });
        assert.equal(main.preview(chicago(30)).update, false);
    });

    it("does not take another account's key for an empty order", async () => {
        const main = new DeclaredBulk(desk);
        await main.up(chicago(2));
        desk.key = "KEY-of-another-account";
        await assert.rejects(
            main.refresh(),
            /this account does not know it\. .*the API key belongs to another account/,
        );
        await assert.rejects(main.destroy(), /this account does not know it/);
    });

    it("belongs by its orders, never by labels: every label changed behind the back, and nothing is bought", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        (await main.up(chicago(3))).phoneNumbers.forEach((phoneNumber) =>
            control.changeNumber(phoneNumber, { customer_reference: "somebody else's" }),
        );
        await main.refresh();
        assert.deepEqual(main.knownCounts, { "312": 3 });
        assert.equal(main.preview(chicago(3)).update, false, "an undeclared label is left alone");
        await main.up(chicago(3, { customerReference: "mine" }));
        assert.equal(bought(control), 3);
        assert.deepEqual(new Set(control.numbers().map((number) => number.customer_reference)), new Set(["mine"]));
    });

    it("repairs settings that were changed on a number that is not the first", async () => {
        const { control } = desk.emulator;
        const program = chicago(3, {
            ...{ connectionId: "7", billingGroupId: "b", messagingProfileId: "p", customerReference: "mine" },
            deletionLock: true,
        });
        const main = new DeclaredBulk(desk);
        const { phoneNumbers } = await main.up(program);
        const changes = {
            connectionId: { connection_id: "8" },
            billingGroupId: { billing_group_id: "c" },
            messagingProfileId: { messaging_profile_id: null },
            customerReference: { customer_reference: "x" },
            deletionLock: { deletion_lock_enabled: false },
        };
        for (const [property, change] of Object.entries(changes)) {
            control.changeNumber(must(phoneNumbers[1]), change);
            await main.refresh();
            assert.deepEqual(main.preview(program), { update: true, properties: [] });
            const warning = `1 number is not as declared: ${must(phoneNumbers[1])} (${property})`;
            assert.ok(desk.log.warnings.includes(warning), desk.log.warnings.join("\n"));
            await main.up(program);
            await main.refresh();
            assert.equal(main.preview(program).update, false, property);
        }
        assert.equal(bought(control), 3);
    });

    it("changes settings in place, clears what is left out, and relabels the number orders", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        await main.up(chicago(2, { connectionId: "7", messagingProfileId: "p" }));
        await main.up(chicago(2, { connectionId: "8", customerReference: "mine" }));

        for (const number of control.numbers()) {
            assert.deepEqual(
                [number.connection_id, number.messaging_profile_id || null, number.customer_reference],
                ["8", null, "mine"],
            );
        }
        assert.equal(control.orders()[0]?.customer_reference, main.reference("mine"));
        assert.equal(main.state.orderReference, main.reference("mine"));
        await main.refresh();
        assert.equal(main.preview(chicago(2, { connectionId: "8", customerReference: "mine" })).update, false);
        await main.up(chicago(2));
        assert.deepEqual(
            control.numbers().map((number) => [number.connection_id || null, number.customer_reference]),
            Array.from({ length: 2 }, () => [null, main.label]),
        );
    });

    it("replaces a number whose activation failed by another one", async () => {
        const { control } = desk.emulator;
        control.configure({ autoComplete: false });
        const main = new DeclaredBulk(desk);
        desk.clock.onSleep = () => {
            const order = control.orders()[0];
            if (order?.status === "pending") {
                const [first, ...rest] = order.phone_numbers.map(({ phone_number }) => phone_number);
                control.settleOrder(order.id, "failure", [must(first)]);
                control.settleOrder(order.id, "success", rest);
            }
        };

        assert.match(await main.upFails(chicago(3)), /\+1312\d{7} could not be bought/);
        assert.deepEqual(main.counts, { "312": 2 });
        control.configure({ autoComplete: true });
        await main.up(chicago(3));
        assert.deepEqual(bulkPosts(control), [[3], [1]]);
        assert.equal(ownedNow(control).length, 3);
    });

    it("reads one order that is already there", async () => {
        const main = new DeclaredBulk(desk);
        await main.up({ orderingGroups: [local("312", 2), local("415", 1)] });
        const { state, inputs } = await new DeclaredBulk(desk, "other").get(must(main.id));
        assert.deepEqual(state.phoneNumbers, main.state.phoneNumbers);
        assert.deepEqual(
            state.groups.map(({ countAllocated }) => countAllocated),
            [2, 1],
        );
        assert.equal((inputs as { orderingGroups?: unknown }).orderingGroups, undefined);
        await main.destroy();
        await assert.rejects(main.get(state.inexplicitNumberOrderIds[0] ?? ""), /all of them are released/);
        await assert.rejects(main.get("00000000-0000-4000-8000-000000000000"), /this account does not know it; check/);
    });

    it("goes on with settings when the label of a number order is refused", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        await main.up(chicago(2));
        control.addFault({
            ...{ method: "PATCH", path: "^/number_orders/", times: 99 },
            respond: { kind: "reply", status: 422 },
        });

        const program = chicago(2, { connectionId: "77", customerReference: "mine" });
        const reasons = await main.upFails(program);

        assert.match(reasons, /^changing the customer reference of number order \(.*\): .*HTTP 422[^\n]*$/);
        assert.equal(main.state.connectionId, "77");
        control.clearFaults();
        await main.up(program);
        assert.equal(main.preview(program).update, false);
    });
});
