import assert from "node:assert/strict";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { refusals } from "../support/refusals";
import { numbers, ordered, orderPosts, owned, releases } from "../support/seen";

const { a, b, c } = numbers;
const path = "^/number_orders$";
/** How many times an operation lists orders before it places one. */
const firstLooks = 1;

describe("NumberOrder > unknown outcome", () => {
    const desk = useDesk();
    beforeEach(() => {
        desk.emulator.control.configure({ searchRequired: false });
    });

    for (const refusal of refusals) {
        it(`is what create ends with when the look for a lost order is answered ${refusal.status}`, async () => {
            const { control } = desk.emulator;
            const main = new DeclaredOrder(desk);
            loseReplyAndLooks(refusal);

            const message = await main.upRefused({ phoneNumbers: [a] });

            assert.match(message, /ordering \+13125550142: POST \/number_orders got no usable answer/);
            assert.match(
                message,
                new RegExp(`GET /number_orders .*${refusal.status}.*is not known; run \`pulumi up\``),
            );
            assert.doesNotMatch(message, /Nothing was ordered/);
            control.clearFaults();
            await main.up({ phoneNumbers: [a] });
            assert.deepEqual(ordered(control), [[a]]);
        });

        it(`of an addition keeps what is to go when the look is answered ${refusal.status}`, async () => {
            const { control } = desk.emulator;
            const main = new DeclaredOrder(desk);
            await main.up({ phoneNumbers: [a] });
            loseReplyAndLooks(refusal);

            const reasons = await main.upFails({ phoneNumbers: [b], connectionId: "77" });

            assert.match(reasons, /ordering \+13125550143: .*is not known; run `pulumi up`/);
            assert.deepEqual(releases(control), []);
            control.clearFaults();
            await main.up({ phoneNumbers: [b], connectionId: "77" });
            assert.deepEqual(ordered(control), [[a], [b]]);
            assert.equal(owned(control, a), undefined);
        });
    }

    it("is what create ends with when the order that was found cannot be read", async () => {
        const { control } = desk.emulator;
        control.addFault({ method: "POST", path, apply: true, respond: { kind: "drop" } });
        control.addFault({
            method: "GET",
            path: "^/number_orders/.",
            times: 99,
            respond: { kind: "reply", ...refusals[0] },
        });

        const message = await new DeclaredOrder(desk).upRefused({ phoneNumbers: [a] });

        assert.match(message, /is not known; run `pulumi up`/);
    });

    it("is looked into patiently when the next POST is refused because the number is taken", async () => {
        const { control } = desk.emulator;
        control.addFault({ method: "POST", path, apply: true, respond: { kind: "drop" } });
        hideOrders(6);

        await new DeclaredOrder(desk).up({ phoneNumbers: [a] });

        assert.equal(orderPosts(control).length, 2);
        assert.deepEqual(ordered(control), [[a]]);
    });

    for (const status of [409, 422, 429]) {
        it(`stays unknown when the POST after the lost one is refused with ${status}`, async () => {
            const { control } = desk.emulator;
            control.addFault({ method: "POST", path, apply: true, respond: { kind: "drop" } });
            control.addFault({
                ...{ method: "POST", path, times: 999 },
                respond: { kind: "reply", status, headers: { "x-ratelimit-reset": "0" } },
            });
            hideOrders(99);
            const main = new DeclaredOrder(desk);

            const message = await main.upRefused({ phoneNumbers: [a] });

            assert.match(
                message,
                new RegExp(`ordering \\+13125550142: POST .*${status}.*is not known; run \`pulumi up\``),
            );
            assert.doesNotMatch(message, /Nothing was ordered/);
            control.clearFaults();
            await main.up({ phoneNumbers: [a] });
            assert.deepEqual(ordered(control), [[a]]);
        });
    }

    it("is not what a refused look at an order that was placed makes of it", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, c] });
        control.addFault({
            ...{ method: "GET", path: "^/number_orders/.", skip: 1, times: 99 },
            respond: { kind: "reply", ...refusals[0] },
        });

        const reasons = await main.upFails({ phoneNumbers: [a, b] });

        assert.match(reasons, /^GET \/number_orders\/.* was refused \(HTTP 429/);
        assert.doesNotMatch(reasons, /ordering/);
        assert.equal(main.state.numberOrderIds.length, 2);
        control.clearFaults();
        await main.up({ phoneNumbers: [a, b] });
        assert.deepEqual(ordered(control), [[a, c], [b]]);
        assert.equal(owned(control, c), undefined);
    });

    function loseReplyAndLooks(refusal: (typeof refusals)[number]): void {
        const { control } = desk.emulator;
        control.addFault({ method: "POST", path, apply: true, respond: { kind: "drop" } });
        control.addFault({
            ...{ method: "GET", path, skip: firstLooks, times: 99 },
            respond: { kind: "reply", ...refusal },
        });
    }

    /** The list lags: it does not show the order yet. */
    function hideOrders(times: number): void {
        desk.emulator.control.addFault({
            ...{ method: "GET", path, skip: firstLooks, times },
            respond: { kind: "reply", status: 200, body: { data: [], meta: { total_pages: 1 } } },
        });
    }
});
