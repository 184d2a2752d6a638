import assert from "node:assert/strict";
import { byRoute } from "../support/bulk";
import { must } from "../support/must";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { germanValues } from "../support/requirementGroup";
import { passTime } from "../support/time";

/** So many orders of two numbers each. */
const count = 20;

function numbersOf(order: number): string[] {
    return [0, 1].map((index) => `+4989555${String(10_000 + order * 2 + index)}`);
}

describe("NumberOrder > many that ask for papers", function () {
    const desk = useDesk();
    this.timeout(60_000);
    beforeEach(() => {
        desk.emulator.control.configure({ searchRequired: false });
        desk.share();
    });

    const declare = (orders = count) =>
        Array.from({ length: orders }, (_, order) => new DeclaredOrder(desk, String.fromCharCode(97 + order)));
    const program = (order: number) => ({ phoneNumbers: numbersOf(order), regulatoryRequirements: germanValues });
    const upAll = (orders: readonly DeclaredOrder[]) =>
        Promise.all(orders.map((order, index) => order.up(program(index))));
    const approveAll = (but?: string) => {
        const { control } = desk.emulator;
        const pending = control.orders().flatMap((order) => order.phone_numbers);
        pending.filter((one) => one.phone_number !== but).forEach((one) => control.approveNumber(one.phone_number));
    };
    const lookRoutes = () =>
        Object.fromEntries(Object.entries(byRoute(desk.emulator.control)).filter(([route]) => route.startsWith("GET")));

    /** The looks from one beat to another while so many orders are under review. */
    async function looksOf(orders: number): Promise<Record<string, number>> {
        let looks: Record<string, number> = {};
        desk.emulator.control.reset();
        desk.emulator.control.configure({ searchRequired: false });
        desk.share();
        passTime(desk, (beat) => {
            if (beat === 10) {
                desk.emulator.control.clearRequests();
            }
            if (beat === 15) {
                looks = lookRoutes();
                approveAll();
            }
        });
        await upAll(declare(orders));
        return looks;
    }

    it("asks three lists at each beat, however many are under review", async () => {
        const many = await looksOf(count);

        assert.deepEqual(many, {
            "GET /number_orders": 5,
            "GET /number_order_phone_numbers": 5,
            "GET /sub_number_orders": 5,
        });
        assert.deepEqual(await looksOf(6), many);
    });

    it("lets every order hear of its approval at the same beat, and leaves no number out", async () => {
        let now = 0;
        passTime(desk, (beat) => {
            now = beat;
            if (beat === 5) {
                approveAll();
            }
        });
        const orders = declare();
        const ends = await Promise.all(
            orders.map(async (order, index) => {
                await order.up(program(index));
                return now;
            }),
        );

        assert.equal(new Set(ends).size, 1, `ended at beats ${ends.join(", ")}`);
        assert.ok(orders.every(({ state }) => state.status === "success" && state.numbers.length === 2));
        assert.ok(orders.every((order, index) => !order.preview(program(index)).update));
    });

    it("refreshes all of them with the lists, under review and approved, and sees what is so", async () => {
        desk.timeoutMs = 5000;
        passTime(desk);
        const orders = declare();
        await Promise.all(orders.map((order, index) => order.upFails(program(index))));
        await desk.clock.sleep(60_000);

        desk.emulator.control.clearRequests();
        await Promise.all(orders.map((order) => order.refresh()));
        assert.deepEqual(byRoute(desk.emulator.control), {
            "GET /number_orders": 1,
            "GET /number_order_phone_numbers": 1,
            "GET /sub_number_orders": 1,
        });
        assert.deepEqual(
            must(orders[7]).state.numbers.map(({ requirementsStatus }) => requirementsStatus),
            ["requirement-info-under-review", "requirement-info-under-review"],
        );

        desk.timeoutMs = 600_000;
        approveAll();
        await desk.clock.sleep(60_000);
        await upAll(orders);
        await desk.clock.sleep(60_000);
        desk.emulator.control.clearRequests();
        await Promise.all(orders.map((order) => order.refresh()));
        const routes = byRoute(desk.emulator.control);
        assert.ok(
            Object.values(routes).every((requests) => requests === 1),
            JSON.stringify(routes),
        );
        assert.ok(orders.every(({ state }) => state.status === "success"));
    });

    it("ends the wait of the one that is rejected, with the reviewer's words, while the others go on", async () => {
        const rejected = must(numbersOf(3)[1]);
        passTime(desk, (beat) => {
            if (beat === 4) {
                desk.emulator.control.rejectNumber(rejected, { comment: "The proof is not readable." });
            }
            if (beat === 8) {
                approveAll(rejected);
            }
        });
        const orders = declare();

        const ends = await Promise.allSettled(orders.map((order, index) => order.up(program(index))));

        const failed = ends.flatMap((end, index) => (end.status === "rejected" ? [index] : []));
        assert.deepEqual(failed, [3]);
        const [reason] = (must(ends[3]) as PromiseRejectedResult & { reason: { reasons: string[] } }).reason.reasons;
        assert.match(must(reason), new RegExp(`\\${rejected}.*The proof is not readable`));
    });

    it("reads each order by itself where the list of the country's numbers is very long", async () => {
        desk.emulator.control.configure({ searchRequired: false });
        const respond = {
            kind: "reply",
            status: 200,
            body: {
                data: Array.from({ length: 2001 }, (_, index) => ({ id: `other ${String(index)}` })),
                meta: { total_pages: 1, total_results: 2001, page_number: 1, page_size: 2001 },
            },
        } as const;
        desk.emulator.control.addFault({ method: "GET", path: "^/number_order_phone_numbers$", times: 1000, respond });
        passTime(desk, (beat) => {
            if (beat === 5) {
                approveAll();
            }
        });
        const orders = declare(6);

        await upAll(orders);

        assert.equal(byRoute(desk.emulator.control)["GET /number_order_phone_numbers"], 1);
        assert.ok(orders.every(({ state }) => state.status === "success"));
    });
});
