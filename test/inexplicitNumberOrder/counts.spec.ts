import assert from "node:assert/strict";
import { bought, bulkPosts, chicago, DeclaredBulk, inChicago, local, ownedNow } from "../support/bulk";
import { must } from "../support/must";
import { useDesk } from "../support/operation";

describe("InexplicitNumberOrder > counts and groups", () => {
    const desk = useDesk();

    it("orders the difference when the count grows, and keeps what is there", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        const before = (await main.up(chicago(3))).numbers;

        assert.deepEqual(main.preview(chicago(5)), { update: true, properties: ["orderingGroups"] });
        const state = await main.up(chicago(5));

        assert.deepEqual(bulkPosts(control), [[3], [2]]);
        assert.equal(state.numbers.length, 5);
        for (const number of before) {
            assert.deepEqual(
                state.numbers.find(({ phoneNumber }) => phoneNumber === number.phoneNumber),
                number,
            );
        }
    });

    it("releases the newest when the count shrinks, after a warning that names them", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        const old = (await main.up(chicago(3))).phoneNumbers;
        await main.up(chicago(5));
        const newest = main.state.phoneNumbers.filter((phoneNumber) => !old.includes(phoneNumber));

        main.preview(chicago(2));
        const [last] = old.slice(-1);
        assert.deepEqual(desk.log.warnings, [`releases 3 numbers: ${[must(last), ...newest].join(", ")}`]);
        const state = await main.up(chicago(2));

        assert.deepEqual(ownedNow(control), old.slice(0, 2));
        assert.deepEqual(state.phoneNumbers, old.slice(0, 2));
        assert.equal(bought(control), 5);
        await main.refresh();
        assert.equal(main.preview(chicago(2)).update, false);
    });

    it("never touches a group with another's removal", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        const both = [local("312", 2), local("415", 2)];
        const kept = must((await main.up({ orderingGroups: both })).groups[1]).phoneNumbers;

        const state = await main.up({ orderingGroups: [both[1]] });

        assert.deepEqual(ownedNow(control), [...kept].sort());
        assert.deepEqual(main.counts, { "415": 2 });
        assert.equal(state.groups.length, 1);
        assert.deepEqual(bulkPosts(control), [[2, 2]]);
    });

    it("tells groups apart that the API shows alike", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        const voice = local("312", 2, { features: ["voice"] });
        const sms = local("312", 3, { features: ["sms"] });
        await main.up({ orderingGroups: [voice, sms] });
        const kept = must(main.state.groups.find(({ features }) => features?.[0] === "sms")).phoneNumbers;
        assert.equal(kept.length, 3);

        await main.refresh();
        await main.up({ orderingGroups: [sms] });

        assert.deepEqual(ownedNow(control), [...kept].sort());
    });

    it("buys a group with new criteria first, and releases the dropped one only after", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        await main.up(chicago(2));
        control.clearRequests();

        await main.up({ orderingGroups: [local("415", 2)] });

        const changes = control.requests().filter(({ method }) => method !== "GET");
        assert.deepEqual(
            changes.map(({ method, path }) => `${method} ${path.replace(/\d{10,}/, "{id}")}`),
            [
                "POST /inexplicit_number_orders",
                ...Array.from({ length: 2 }, () => "PATCH /phone_numbers/{id}"),
                ...Array.from({ length: 2 }, () => "DELETE /phone_numbers/{id}"),
            ],
        );
        assert.ok(ownedNow(control).every((phoneNumber) => phoneNumber.startsWith("+1415")));
    });

    it("keeps the dropped group while the new one got nothing", async () => {
        const { control } = desk.emulator;
        control.setInventory({ ...inChicago, national_destination_code: "415", available: 0 });
        const main = new DeclaredBulk(desk);
        await main.up(chicago(2));
        const program = { orderingGroups: [local("415", 2)] };

        const reasons = await main.upFails(program);
        assert.match(reasons, /area code 415\).* ended as failed/);
        assert.equal(ownedNow(control).length, 2);
        assert.deepEqual(main.counts, { "312": 2, "415": 0 });

        control.setInventory({ ...inChicago, national_destination_code: "415", available: 9 });
        await main.up(program);
        assert.deepEqual(main.counts, { "415": 2 });
        assert.ok(ownedNow(control).every((phoneNumber) => phoneNumber.startsWith("+1415")));
    });

    it("takes how to buy as it is at the next purchase, without a call", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        await main.up(chicago(1));
        control.clearRequests();
        const how = { strategy: "never", quickship: true, excludeHeldNumbers: true };

        await main.up({ orderingGroups: [local("312", 1, how)] });
        assert.deepEqual(
            control.requests().filter(({ method }) => method !== "GET"),
            [],
        );
        await main.refresh();
        assert.equal(main.preview({ orderingGroups: [local("312", 1, how)] }).update, false);

        await main.up({ orderingGroups: [local("312", 2, how)] });
        const [group] = must(control.inexplicitOrders()[1]).ordering_groups;
        assert.deepEqual(
            [group?.strategy, group?.echo["quickship"], group?.echo["exclude_held_numbers"]],
            ["never", true, true],
        );
    });

    it("waits for an order that is processed before it releases anything", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        await main.up(chicago(2));
        control.configure({ bulkDelayMs: 60_000 });
        desk.timeoutMs = 10_000;
        await main.upFails(chicago(5));
        assert.deepEqual(main.counts, { "312": 5 });

        desk.log.warnings.length = 0;
        main.preview(chicago(1));
        assert.match(must(desk.log.warnings[0]), /^releases 4 numbers: \+1312\d{7}, 3 that are still being bought$/);
        assert.match(await main.upFails(chicago(1)), /still processing after 10 s, and cannot be cancelled at Telnyx/);
        assert.equal(ownedNow(control).length, 2);

        desk.timeoutMs = 600_000;
        await main.up(chicago(1));
        assert.equal(ownedNow(control).length, 1);
        assert.equal(bought(control), 5);
    });

    it("goes on waiting after a time-out, without ordering again", async () => {
        const { control } = desk.emulator;
        control.configure({ bulkDelayMs: 60_000 });
        desk.timeoutMs = 10_000;
        const main = new DeclaredBulk(desk);

        const reasons = await main.upFails(chicago(3));
        assert.match(
            reasons,
            /^waiting for inexplicit number order \([0-9a-f-]{36}\): US local, area code 312 is still processing after 10 s/,
        );
        assert.deepEqual(main.counts, { "312": 3 });
        await main.refresh();
        assert.deepEqual(main.preview(chicago(3)), { update: true, properties: [] });

        desk.timeoutMs = 600_000;
        await main.up(chicago(3));
        assert.deepEqual(bulkPosts(control), [[3]]);
        assert.equal(main.state.status, "success");
    });

    it("never buys or releases on a status that it does not know", async () => {
        const { control } = desk.emulator;
        control.configure({ bulkAutoComplete: false });
        const main = new DeclaredBulk(desk);
        desk.clock.onSleep = () => {
            for (const { id } of control.inexplicitOrders()) {
                control.setInexplicitOrderStatus(id, "on-hold");
            }
        };
        assert.match(
            await main.upFails(chicago(2)),
            /has the status on-hold, which this release of pulumi-telnyx does not know/,
        );
        assert.match(await main.upFails(chicago(1)), /on-hold/);
        assert.deepEqual(bulkPosts(control), [[2]]);
    });
});
