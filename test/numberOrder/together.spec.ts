import assert from "node:assert/strict";
import type { InitializationError } from "../../provider/lifecycle/errors";
import { byRoute, ownedNow } from "../support/bulk";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { ordered } from "../support/seen";
import { endBeats, passTime } from "../support/time";

/** So many orders of five numbers each. */
const count = 20;

function numbersOf(order: number): string[] {
    return Array.from({ length: 5 }, (_, index) => `+1312555${String(1000 + order * 5 + index)}`);
}

describe("NumberOrder > many in one account", function () {
    const desk = useDesk();
    this.timeout(60_000);
    beforeEach(() => {
        desk.emulator.control.configure({ searchRequired: false, activationDelayMs: 200 });
        desk.share();
        passTime(desk);
    });

    const declare = (orders = count) =>
        Array.from({ length: orders }, (_, order) => new DeclaredOrder(desk, String.fromCharCode(97 + order)));
    const upAll = (orders: readonly DeclaredOrder[], more: object = {}) =>
        Promise.all(orders.map((order, index) => order.up({ phoneNumbers: numbersOf(index), ...more })));
    const routesOf = async (verb: () => Promise<unknown>): Promise<Record<string, number>> => {
        desk.emulator.control.clearRequests();
        await verb();
        return byRoute(desk.emulator.control);
    };

    it("takes twenty orders of one label through their life with pages and jobs that they share", async () => {
        const { control } = desk.emulator;
        const orders = declare();
        const program = { connectionId: "7", customerReference: "line" };

        const up = await routesOf(() => upAll(orders, program));
        assert.deepEqual(up, {
            // Whether there are orders of ours, and the look when they are active, which also serves the one in the end.
            "GET /number_orders": 2,
            "POST /number_orders": count,
            "GET /phone_numbers": 2,
            "POST /phone_numbers/jobs/update_phone_numbers": 1,
            "GET /phone_numbers/jobs/{id}": 1,
        });
        assert.equal(ordered(control).length, count);

        // What was read a moment ago is not read again.
        await desk.clock.sleep(60_000);
        assert.deepEqual(await routesOf(() => Promise.all(orders.map((order) => order.refresh()))), {
            "GET /number_orders": 1,
            "GET /phone_numbers": 1,
        });
        assert.ok(
            orders.every((order, index) => !order.preview({ phoneNumbers: numbersOf(index), ...program }).update),
        );

        await desk.clock.sleep(60_000);
        const destroyed = await routesOf(() => Promise.all(orders.map((order) => order.destroy())));
        assert.deepEqual(destroyed, {
            "GET /number_orders": 1,
            "GET /phone_numbers": 2,
            "POST /phone_numbers/jobs/delete_phone_numbers": 1,
            "GET /phone_numbers/jobs/{id}": 1,
        });
        assert.deepEqual(ownedNow(control), []);
    });

    it("labels the numbers of each order with one job where every order has a label of its own", async () => {
        const routes = await routesOf(() => upAll(declare()));

        assert.equal(routes["POST /phone_numbers/jobs/update_phone_numbers"], count);
        assert.equal(routes["PATCH /phone_numbers/{id}"], undefined);
        const total = Object.values(routes).reduce((sum, requests) => sum + requests, 0);
        assert.ok(total <= 3 * count, JSON.stringify(routes));
    });

    it("asks for twenty orders that wait as often as for four, or once more", async () => {
        const { control } = desk.emulator;
        control.configure({ activationDelayMs: 60_000 });
        const looks = async (orders: number) => {
            control.reset();
            control.configure({ searchRequired: false, activationDelayMs: 60_000 });
            desk.share();
            const routes = await routesOf(() => upAll(declare(orders)));
            return Object.entries(routes).reduce(
                (sum, [route, requests]) => (route.startsWith("GET /number_orders") ? sum + requests : sum),
                0,
            );
        };
        const few = await looks(4);
        const many = await looks(count);
        assert.ok(many <= few + 1, `${many} looks for ${count} orders, ${few} for four`);
    });

    it("lets every order hear of its activation at the same beat", async () => {
        const { control } = desk.emulator;
        control.configure({ autoComplete: false });
        const waits = declare().map((order, index) => () => order.up({ phoneNumbers: numbersOf(index) }));

        const ends = await endBeats(desk, settleAll, waits);

        assert.equal(new Set(ends).size, 1, `ended at beats ${ends.join(", ")}`);
    });

    it("goes on waiting after five looks in a row that failed, and ends one order's wait without the others'", async () => {
        const { control } = desk.emulator;
        control.configure({ autoComplete: false });
        const orders = declare(6);
        passTime(desk, (beat) => {
            if (beat === 2) {
                const respond = { kind: "reply", status: 503, body: {} } as const;
                control.addFault({ method: "GET", path: "^/number_orders$", times: 25, respond });
            }
            settleAt(10, beat);
        });
        desk.timeoutMs = 1000;
        const hasty = new DeclaredOrder(desk, "hasty").upFails({ phoneNumbers: ["+13125559999"] });
        desk.timeoutMs = 600_000;

        await upAll(orders);

        assert.match(await hasty, /\+13125559999 is still pending after [12] s/);
        assert.ok(orders.every(({ state }) => state.status === "success"));
    });

    function settleAt(due: number, beat: number): void {
        if (beat === due) {
            settleAll();
        }
    }

    function settleAll(): void {
        const { control } = desk.emulator;
        control.orders().forEach(({ id }) => control.settleOrder(id, "success"));
    }

    it("names the number that failed in one of many orders, though the account's list says success of that order", async () => {
        const { control } = desk.emulator;
        control.configure({ autoComplete: false });
        const orders = declare(6);
        passTime(desk, (beat) => {
            if (beat === 3) {
                const [first, ...others] = control.orders();
                const [failed = "", ...bought] = first?.phone_numbers.map(({ phone_number }) => phone_number) ?? [];
                control.settleOrder(first?.id ?? "", "success", bought);
                control.settleOrder(first?.id ?? "", "failure", [failed]);
                others.forEach(({ id }) => control.settleOrder(id, "success"));
            }
        });

        const ends = await Promise.allSettled(
            orders.map((order, index) => order.up({ phoneNumbers: numbersOf(index) })),
        );

        const failures = ends.flatMap((end) => (end.status === "rejected" ? [end.reason as InitializationError] : []));
        assert.equal(failures.length, 1);
        assert.match(failures[0]?.reasons.join() ?? "", /\+1312555\d{4} could not be bought/);
    });
});
