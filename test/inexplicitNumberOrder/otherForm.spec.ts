import assert from "node:assert/strict";
import { assignSent } from "../../provider/inexplicitNumberOrder/assign";
import { kindOf, type DeclaredGroup } from "../../provider/inexplicitNumberOrder/criteria";
import { mayMean } from "../../provider/inexplicitNumberOrder/otherForm";
import { bulkPosts, DeclaredBulk, ownedNow } from "../support/bulk";
import { thrownBy } from "../support/declared";
import { useDesk } from "../support/operation";

const us = { countryIso: "US", phoneNumberType: "local" } as const;
const group = (countRequested: number, criteria: object): DeclaredGroup => ({ ...us, countRequested, ...criteria });

describe("InexplicitNumberOrder > replies that write criteria in another form than they were sent", () => {
    const desk = useDesk();

    /** From now on every reply shows these criteria of a group, in their places. */
    const write = (...echoes: object[]) => {
        desk.onReply = ({ path }, reply) => {
            if (path.startsWith("/inexplicit_number_orders")) {
                const { data = [reply] } = reply as { data?: unknown[] };
                (data as { orderingGroups?: object[] }[]).forEach(({ orderingGroups = [] }) =>
                    orderingGroups.forEach((one, index) => Object.assign(one, echoes[index])),
                );
            }
        };
    };
    const forms = [
        ["a state by its name", { administrativeArea: "IL" }, { administrativeArea: "Illinois" }],
        ["digits without the plus", { phoneNumber: { startsWith: "+1312" } }, { phoneNumber: { startsWith: "1312" } }],
        ["another word altogether", { administrativeArea: "IL" }, { administrativeArea: "Prairie" }],
    ] as const;

    for (const [what, criteria, echo] of forms) {
        it(`holds for the declared group what it bought, and buys once: ${what}`, async () => {
            const { control } = desk.emulator;
            write(echo);
            const main = new DeclaredBulk(desk);
            const program = { orderingGroups: [group(2, criteria)] };

            const state = await main.up(program);

            assert.equal(state.orderingGroups.length, 1);
            assert.equal(state.orderingGroups[0]?.countRequested, 2);
            assert.equal(main.preview(program).update, false);
            await main.refresh();
            assert.equal(main.preview(program).update, false);
            await main.up(program);
            assert.deepEqual(bulkPosts(control), [[2]]);
        });
    }

    for (const [what, criteria, echo] of forms.slice(0, 2)) {
        for (const how of ["a kill", "a lost reply"]) {
            it(`finds the order again after ${how}: ${what}`, async () => {
                const { control } = desk.emulator;
                write(echo);
                const main = new DeclaredBulk(desk);
                const program = { orderingGroups: [group(2, criteria)] };
                if (how === "a kill") {
                    desk.isEngineAlive = () => bulkPosts(control).length === 0;
                    await main.upFails(program);
                    desk.isEngineAlive = () => true;
                    main.forget();
                } else {
                    control.addFault({
                        ...{ method: "POST", path: "/inexplicit_number_orders", apply: true },
                        respond: { kind: "drop" },
                    });
                }

                await main.up(program);

                assert.equal(main.preview(program).update, false);
                assert.deepEqual(bulkPosts(control), [[2]]);
            });
        }
    }

    it("asks, and buys nothing, where a group of a found order may be either of two", async () => {
        const { control } = desk.emulator;
        write({ administrativeArea: "Illinois" }, { administrativeArea: "Illinois" });
        const main = new DeclaredBulk(desk);
        const areas = (...names: string[]) => ({
            orderingGroups: names.map((administrativeArea) => group(2, { administrativeArea })),
        });
        desk.isEngineAlive = () => bulkPosts(control).length === 0;
        await main.upFails(areas("IL", "IN"));
        desk.isEngineAlive = () => true;
        main.forget();
        const owned = ownedNow(control);

        for (let runs = 0; runs < 2; runs++) {
            assert.match(
                await main.upRefused(areas("IL", "IN")),
                /inexplicit number order \(.*\) carries the mark .* US local, ILLINOIS, .* Nothing was ordered/,
            );
        }

        assert.deepEqual(bulkPosts(control), [[2, 2]]);
        assert.deepEqual(ownedNow(control), owned);
    });

    for (const isRefreshed of [false, true]) {
        it(`asks as well where a killed update placed it, ${isRefreshed ? "after" : "without"} a refresh`, async () => {
            const { control } = desk.emulator;
            const main = new DeclaredBulk(desk);
            const areas = (...names: string[]) => ({
                orderingGroups: names.map((administrativeArea) => group(2, { administrativeArea })),
            });
            await main.up(areas("TX"));
            const killed = main.fork();
            desk.isEngineAlive = () => bulkPosts(control).length < 2;
            await thrownBy(killed.up(areas("TX", "IL", "IN")));
            desk.isEngineAlive = () => true;
            desk.onReply = ({ path }, reply) => {
                if (path.startsWith("/inexplicit_number_orders")) {
                    const { data = [reply] } = reply as { data?: unknown[] };
                    (data as { orderingGroups: { administrativeArea?: string }[] }[])
                        .flatMap(({ orderingGroups }) => orderingGroups)
                        .filter(({ administrativeArea }) => administrativeArea !== "TX")
                        .forEach((one) => (one.administrativeArea = "Illinois"));
                }
            };
            if (isRefreshed) {
                await main.refresh();
            }
            const owned = ownedNow(control);

            assert.match(
                await main.upRefused(areas("TX", "IL", "IN")),
                /carries the mark .* ILLINOIS, .* Nothing was ordered/,
            );

            assert.deepEqual(bulkPosts(control), [[2], [2, 2]]);
            assert.deepEqual(ownedNow(control), owned);
        });
    }

    it("is an error, and no success, where a reply shows no group for what was sent", async () => {
        desk.onReply = ({ path }, reply) => {
            if (path.startsWith("/inexplicit_number_orders")) {
                const { data = [reply] } = reply as { data?: unknown[] };
                (data as { orderingGroups: object[] }[]).forEach((order) => order.orderingGroups.splice(1));
            }
        };
        const program = { orderingGroups: [group(1, { administrativeArea: "IL" }), group(1, {})] };

        assert.match(await new DeclaredBulk(desk).upFails(program), /no order of this resource shows this group/);
    });

    it("goes to the groups that were sent by what they may mean, then by place", () => {
        const sent = ["IL", "NY", "TX"].map((administrativeArea) => kindOf({ ...us, administrativeArea }));
        const shown = ["New York", "Lone Star", "Illinois"].map((administrativeArea) => ({
            ...{ ...us, administrativeArea, countRequested: 1, status: "pending", orders: [] },
            phoneNumber: { startsWith: undefined, endsWith: undefined, contains: undefined },
        }));

        const kinds = assignSent({ id: "o", orderingGroups: shown }, sent);

        assert.deepEqual(
            kinds.map(({ criteria }) => criteria.administrativeArea),
            ["NY", "TX", "IL"],
        );
    });

    it("tells another form from another thing", () => {
        const may = (shown: object, declared: object) => mayMean({ ...us, ...shown }, { ...us, ...declared });
        assert.ok(may({ administrativeArea: "New York" }, { administrativeArea: "NY" }));
        assert.ok(may({ nationalDestinationCode: "1312" }, { nationalDestinationCode: "312" }));
        assert.ok(may({ countryIso: "USA" }, {}));
        assert.ok(may({ administrativeArea: "IL" }, {}));
        assert.ok(!may({ administrativeArea: "NY" }, { administrativeArea: "IL" }));
        assert.ok(!may({ nationalDestinationCode: "415" }, { nationalDestinationCode: "312" }));
        assert.ok(!may({ phoneNumberType: "toll_free" }, {}));
    });
});
