import assert from "node:assert/strict";
import { byRoute } from "../support/bulk";
import { must } from "../support/must";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { germanValues } from "../support/requirementGroup";
import { endBeats, passTime } from "../support/time";

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
        const orders = declare();
        const waits = orders.map((order, index) => () => order.up(program(index)));
        const ends = await endBeats(desk, approveAll, waits);

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

    const page = (data: object[], pages = 1) => ({
        data,
        meta: { total_pages: pages, total_results: data.length, page_number: 1, page_size: data.length },
    });
    const others = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `other ${String(index)}` }));
    /** What the list of the country's numbers answers that tells nothing, and how often it is then asked for. */
    const useless = {
        "is very long": { status: 200, body: page(others(2001)), isAskedAgain: false },
        "is cut": { status: 200, body: page(others(20), 3), isAskedAgain: false },
        "is not there": { status: 404, body: { errors: [{ code: "10005", title: "Not found" }] }, isAskedAgain: true },
        "does not show our numbers": { status: 200, body: page([]), isAskedAgain: true },
    };
    for (const [what, { isAskedAgain, ...reply }] of Object.entries(useless)) {
        it(`reads each order by itself where the list of the country's numbers ${what}`, async () => {
            const respond = { kind: "reply", ...reply } as const;
            const { control } = desk.emulator;
            control.addFault({ method: "GET", path: "^/number_order_phone_numbers$", times: 1000, respond });
            passTime(desk, (beat) => {
                if (beat === 5) {
                    approveAll();
                }
            });
            const orders = declare(6);

            await upAll(orders);

            const lists = byRoute(control)["GET /number_order_phone_numbers"] ?? 0;
            assert.equal(lists > 1, isAskedAgain, `${lists} lists`);
            assert.ok(orders.every(({ state }) => state.status === "success"));
        });
    }

    it("reads two orders one by one, since the lists hold what was ordered at all times", async () => {
        passTime(desk, (beat) => {
            if (beat === 5) {
                approveAll();
            }
        });

        await upAll(declare(2));

        const routes = byRoute(desk.emulator.control);
        assert.equal(routes["GET /number_order_phone_numbers"], undefined);
    });

    it("reads a number by itself where the list leaves its values out", async () => {
        passTime(desk, (beat) => {
            if (beat === 5) {
                approveAll();
            }
        });
        desk.onReply = ({ path }, reply) => {
            if (path === "/number_order_phone_numbers") {
                const { data } = reply as { data: { regulatoryRequirements: { fieldValue?: string }[] }[] };
                data.flatMap((number) => number.regulatoryRequirements).forEach((one) => delete one.fieldValue);
            }
        };
        const orders = declare(6);

        await upAll(orders);

        assert.ok(orders.every((order, index) => !order.preview(program(index)).update));
        assert.ok((byRoute(desk.emulator.control)["GET /number_order_phone_numbers/{id}"] ?? 0) > 0);
    });
});
