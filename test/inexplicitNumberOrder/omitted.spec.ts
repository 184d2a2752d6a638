import assert from "node:assert/strict";
import { bought, bulkPosts, chicago, DeclaredBulk, local, ownedNow } from "../support/bulk";
import { thrownBy } from "../support/declared";
import { must } from "../support/must";
import { useDesk } from "../support/operation";

interface Group {
    status: string;
    countAllocated?: number;
    orders: object[];
}

describe("InexplicitNumberOrder > replies that leave out what the description does not require", () => {
    const desk = useDesk();

    /** Changes every record of these that a reply shows, one or many. */
    function every<Shown>(place: string, change: (record: Shown) => void): void {
        desk.onReply = ({ method, path }, reply) => {
            if (method === "GET" && path.startsWith(place)) {
                const { data = [reply as Shown] } = reply as { data?: Shown[] };
                data.forEach(change);
            }
        };
    }
    const everyGroup = (change: (group: Group) => void) =>
        every<{ orderingGroups?: Group[] }>("/inexplicit_number_orders", ({ orderingGroups = [] }) =>
            orderingGroups.forEach(change),
        );

    it("buys nothing anew and gives everything back while its number orders show no numbers", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        await main.up(chicago(3));
        every<{ phoneNumbers: object[] }>("/number_orders", (order) => (order.phoneNumbers = []));

        assert.equal(await main.refresh(), true);
        assert.equal((await main.up(chicago(3, { connectionId: "7" }))).numbers.length, 3);
        assert.deepEqual(bulkPosts(control), [[3]]);
        await main.destroy();

        assert.deepEqual(ownedNow(control), []);
    });

    for (const [what, change] of [
        ["does not name its number orders", { orders: [] }],
        ["is at work again", { status: "processing", orders: [] }],
        ["says that it got none", { countAllocated: 0, orders: [] }],
    ] as const) {
        it(`changes nothing while its group ${what}`, async () => {
            const { control } = desk.emulator;
            const main = new DeclaredBulk(desk);
            await main.up(chicago(3));
            const { state } = main;
            everyGroup((group) => Object.assign(group, change));

            for (const verb of [
                () => main.refresh(),
                () => main.up(chicago(3, { tags: ["x"] })),
                () => main.destroy(),
            ]) {
                assert.match(
                    (await thrownBy(verb())).message,
                    /does not show number order .*nothing was changed; run again/,
                );
            }

            assert.equal(main.state, state);
            assert.equal(bought(control), 3);
            assert.equal(ownedNow(control).length, 3);
        });
    }

    it("buys no more than what is missing where the last list before it leaves out what an order bought", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        await main.up(chicago(3));
        desk.onReply = ({ method, path }, reply) => {
            if (method === "GET" && path === "/inexplicit_number_orders") {
                const { data } = reply as { data: { orderingGroups: Group[] }[] };
                data.forEach(({ orderingGroups }) => orderingGroups.forEach((group) => (group.orders = [])));
            }
        };

        await main.up(chicago(4));

        assert.deepEqual(bulkPosts(control), [[3], [1]]);
    });

    for (const countAllocated of [2, 0]) {
        it(`waits for the number orders of a group that got its numbers and counts ${countAllocated} of them`, async () => {
            const main = new DeclaredBulk(desk);
            let looks = 0;
            everyGroup((group) => {
                if (group.status === "success" && looks++ < 4) {
                    Object.assign(group, { countAllocated, orders: [] });
                }
            });

            const state = await main.up(chicago(2));

            assert.equal(state.status, "success");
            assert.deepEqual(bulkPosts(desk.emulator.control), [[2]]);
        });
    }

    it("says of a group that never names its number orders what it waits for", async () => {
        const main = new DeclaredBulk(desk);
        everyGroup((group) => (group.orders = []));

        assert.match(
            await main.upFails(chicago(2)),
            /2 numbers \(US local, area code 312\) that it got are not shown by its number orders after 600 s/,
        );
    });

    it("gives back what the preview named, though an order leaves out when it was placed", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        const old = (await main.up(chicago(2))).phoneNumbers;
        await main.up(chicago(4));
        const newest = must(main.state.__orders.at(-1)).id;
        every<{ id: string; createdAt?: string }>("/inexplicit_number_orders", (order) => {
            if (order.id === newest) {
                delete order.createdAt;
            }
        });

        main.preview(chicago(3));
        const [warning = ""] = desk.log.warnings;
        const before = ownedNow(control);
        await main.up(chicago(3));

        const gone = before.filter((one) => !ownedNow(control).includes(one));
        assert.equal(gone.length, 1);
        assert.ok(warning.includes(must(gone[0])), `${warning} named another than ${gone.join()}`);
        assert.ok(!old.includes(must(gone[0])));
    });

    it("ends the wait for a group that says that it got none of its numbers", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        everyGroup((group) => {
            if (group.status === "success") {
                Object.assign(group, { status: "partial_success", countAllocated: 0, orders: [] });
            }
        });

        await main.upFails(chicago(2));
        assert.ok(desk.clock.now() < 60_000, String(desk.clock.now()));
        assert.deepEqual(bulkPosts(control), [[2]]);
    });

    it("gives back what the preview named of an imported order, whichever of two groups it was for", async () => {
        const { control } = desk.emulator;
        const first = new DeclaredBulk(desk);
        const [lost = "", ...held] = (await first.up(chicago(5))).phoneNumbers;
        control.releaseNumber(lost);
        const main = new DeclaredBulk(desk);
        main.imported(must(first.id));
        await main.refresh();
        const orderingGroups = [local("312", 1, { locality: "Chicago" }), local("312", 4, { locality: "Evanston" })];

        main.preview({ orderingGroups });
        assert.deepEqual(desk.log.warnings, []);
        await main.up({ orderingGroups });

        assert.deepEqual(bulkPosts(control), [[5], [1]]);
        assert.ok(held.every((number) => ownedNow(control).includes(number)));
    });

    it("gives back what the preview of a state named that lists its orders in another order", async () => {
        const main = new DeclaredBulk(desk);
        await main.up(chicago(2));
        await main.up(chicago(4));
        const listed = main.state.phoneNumbers;
        Object.assign(main.state, { __orders: [...main.state.__orders].reverse() });

        await main.up(chicago(3));

        assert.deepEqual(ownedNow(desk.emulator.control), listed.slice(0, 3).sort());
    });

    it("takes an imported order for what the program declares, though no reply shows a locality", async () => {
        const { control } = desk.emulator;
        const group = local("312", 2, { locality: "Chicago", features: ["sms"] });
        const first = new DeclaredBulk(desk);
        const held = (await first.up({ orderingGroups: [group] })).phoneNumbers;

        for (const isRefreshed of [true, false]) {
            desk.log.warnings.length = 0;
            const main = new DeclaredBulk(desk);
            main.imported(must(first.id));
            if (isRefreshed) {
                await main.refresh();
            }
            main.preview({ orderingGroups: [group] });
            assert.deepEqual(desk.log.warnings, []);
            const state = await main.up({ orderingGroups: [group], connectionId: "7" });

            assert.deepEqual(state.phoneNumbers, held);
            assert.equal(state.orderingGroups[0]?.locality, "Chicago");
            await main.refresh();
            assert.equal(main.preview({ orderingGroups: [group], connectionId: "7" }).update, false);
        }
        assert.equal(bought(control), 2);
    });
});
