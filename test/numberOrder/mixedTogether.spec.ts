import assert from "node:assert/strict";
import type { InitializationError } from "../../provider/lifecycle/errors";
import { byRoute } from "../support/bulk";
import { must } from "../support/must";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { endBeats, passTime } from "../support/time";

/** So many orders, each of a local and a toll-free number: two sub orders. */
const count = 20;

const localOf = (order: number) => `+1312555${String(1000 + order)}`;
const tollFreeOf = (order: number) => `+1833555${String(1000 + order)}`;

describe("NumberOrder > many of several sub orders", function () {
    const desk = useDesk();
    this.timeout(60_000);

    const begin = () => {
        const { control } = desk.emulator;
        control.reset();
        control.configure({ searchRequired: false, autoComplete: false });
        desk.share();
    };
    beforeEach(begin);

    const declare = (orders = count) =>
        Array.from({ length: orders }, (_, order) => new DeclaredOrder(desk, String.fromCharCode(97 + order)));
    const program = (order: number, more: object = {}) => ({
        phoneNumbers: [localOf(order), tollFreeOf(order)],
        ...more,
    });
    const upAll = (orders: readonly DeclaredOrder[]) =>
        Promise.all(orders.map((order, index) => order.up(program(index))));
    const settleAll = (prefix = "+1") => {
        const { control } = desk.emulator;
        for (const { id, phone_numbers } of control.orders()) {
            const pending = phone_numbers.filter(({ status }) => status === "pending");
            const named = pending.map((one) => one.phone_number).filter((one) => one.startsWith(prefix));
            if (named.length > 0) {
                control.settleOrder(id, "success", named);
            }
        }
    };
    const lookRoutes = () =>
        Object.fromEntries(Object.entries(byRoute(desk.emulator.control)).filter(([route]) => route.startsWith("GET")));
    const shownIn = (orders: readonly DeclaredOrder[]) => orders.map(({ state }) => state.numbers);

    /** The looks of five beats while so many orders wait, of which the local numbers may have been bought meanwhile. */
    async function looksOf(orders: number, isLocalBought: boolean): Promise<Record<string, number>> {
        let looks: Record<string, number> = {};
        begin();
        passTime(desk, (beat) => {
            if (beat === 5 && isLocalBought) {
                settleAll("+1312");
            }
            if (beat === 10) {
                desk.emulator.control.clearRequests();
            }
            if (beat === 15) {
                looks = lookRoutes();
                settleAll(isLocalBought ? "+1833" : "+1");
            }
        });
        const declared = declare(orders);
        await upAll(declared);
        assert.ok(declared.every(({ state }) => state.status === "success" && state.numbers.length === 2));
        return looks;
    }

    for (const isLocalBought of [false, true]) {
        const what = isLocalBought ? "one sub order each" : "all their sub orders";
        it(`asks one list at each beat, however many wait for ${what}`, async () => {
            const many = await looksOf(count, isLocalBought);

            assert.deepEqual(many, { "GET /sub_number_orders": 5 });
            assert.deepEqual(await looksOf(4, isLocalBought), many);
        });
    }

    it("lets every order hear of its activation at the same beat, and shows in which sub order each number is", async () => {
        const orders = declare();
        const waits = orders.map((order, index) => () => order.up(program(index)));
        const ends = await endBeats(desk, () => settleAll(), waits);

        assert.equal(new Set(ends).size, 1, `ended at beats ${ends.join(", ")}`);
        // The first ones look before anyone knows that there will be more.
        assert.ok((lookRoutes()["GET /number_orders/{id}"] ?? 0) < count / 2, JSON.stringify(lookRoutes()));
        const parts = new Set(orders.flatMap(({ state }) => state.numbers.map((one) => one.subNumberOrderId)));
        assert.equal(parts.size, 2 * count);
        assert.ok(!parts.has(undefined));
    });

    it("refreshes all of them with lists, pending and active, and sees what was seen before", async () => {
        desk.timeoutMs = 5000;
        passTime(desk);
        const orders = declare();
        await Promise.all(orders.map((order, index) => order.upFails(program(index))));
        const refreshed = async () => {
            const before = shownIn(orders);
            await desk.clock.sleep(60_000);
            desk.emulator.control.clearRequests();
            await Promise.all(orders.map((order) => order.refresh()));
            assert.deepEqual(shownIn(orders), before);
            return byRoute(desk.emulator.control);
        };
        assert.deepEqual(await refreshed(), {
            "GET /number_orders": 1,
            "GET /number_order_phone_numbers": 1,
            "GET /sub_number_orders": 1,
        });

        settleAll();
        await desk.clock.sleep(60_000);
        desk.timeoutMs = 600_000;
        await upAll(orders);
        assert.deepEqual(await refreshed(), { "GET /number_orders": 1, "GET /phone_numbers": 1 });
        assert.ok(orders.every((order, index) => !order.preview(program(index)).update));
    });

    const lost = tollFreeOf(3);
    const endings = {
        failed: () => {
            const { control } = desk.emulator;
            const holder = control
                .orders()
                .find((order) => order.phone_numbers.some((one) => one.phone_number === lost));
            control.settleOrder(must(holder).id, "failure", [lost]);
        },
        "was cancelled": () => {
            const { control } = desk.emulator;
            control.cancelSubNumberOrder(must(control.subOrders().find((one) => one.phone_numbers.includes(lost))).id);
        },
    };
    for (const [what, end] of Object.entries(endings)) {
        it(`names the number whose part of an order ${what}, while its other part and the other orders wait`, async () => {
            passTime(desk, (beat) => {
                if (beat === 4) {
                    end();
                }
                if (beat === 8) {
                    settleAll("+1312");
                }
                if (beat === 12) {
                    settleAll("+1833");
                }
            });

            const ends = await Promise.allSettled(declare().map((order, index) => order.up(program(index))));

            const failed = ends.flatMap((one, index) => (one.status === "rejected" ? [index] : []));
            assert.deepEqual(failed, [3]);
            const { reasons } = (ends[3] as PromiseRejectedResult).reason as InitializationError;
            assert.equal(reasons.length, 1, reasons.join());
            assert.match(must(reasons[0]), new RegExp(`\\${lost} .*${what === "failed" ? "bought" : "cancelled"}`));
        });
    }

    it("sees that a number is gone that the order's list goes on calling bought", async () => {
        passTime(desk, (beat) => {
            if (beat === 3) {
                settleAll();
            }
        });
        const orders = declare();
        await upAll(orders);
        await desk.clock.sleep(60_000);
        desk.emulator.control.releaseNumber(tollFreeOf(7));

        await Promise.all(orders.map((order) => order.refresh()));

        assert.deepEqual(
            orders.map(({ state }) => state.phoneNumbers.length),
            orders.map((_, index) => (index === 7 ? 1 : 2)),
        );
    });

    const page = (data: object[]) => ({ data, meta: { total_pages: 1, total_results: data.length } });
    const useless = {
        "is empty": { status: 200, body: page([]) },
        "is very long": { status: 200, body: page(Array.from({ length: 2001 }, (_, id) => ({ id: String(id) }))) },
        "is not there": { status: 404, body: { errors: [{ code: "10005", title: "Not found" }] } },
    };
    for (const [what, reply] of Object.entries(useless)) {
        it(`hears of all numbers where the list of the country's numbers ${what}, and that of sub orders is empty`, async () => {
            const respond = { kind: "reply", ...reply } as const;
            const { control } = desk.emulator;
            control.addFault({ method: "GET", path: "^/number_order_phone_numbers$", times: 1000, respond });
            desk.onReply = ({ method, path }, shown) => {
                // Those of one order are asked for at the same place, and are two.
                const { data = [] } = shown as { data?: object[] };
                if (method === "GET" && path === "/sub_number_orders" && data.length > 2) {
                    data.length = 0;
                }
            };
            passTime(desk, (beat) => {
                if (beat === 5) {
                    settleAll();
                }
            });
            const orders = declare(6);

            await upAll(orders);

            assert.ok(orders.every(({ state }) => state.status === "success" && state.numbers.length === 2));
            assert.equal(control.orders().length, 6);
        });
    }

    it("reads three orders one by one", async () => {
        passTime(desk, (beat) => {
            if (beat === 5) {
                settleAll();
            }
        });

        await upAll(declare(3));

        assert.equal(lookRoutes()["GET /number_order_phone_numbers"], undefined);
    });
});
