import assert from "node:assert/strict";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { inPortal } from "../support/portal";
import { numbers, ordered, orderPosts, owned, releases } from "../support/seen";

const { a, b } = numbers;
const path = "^/number_orders$";

describe("NumberOrder > lost reply to the POST that orders", () => {
    const desk = useDesk();
    beforeEach(() => {
        desk.emulator.control.configure({ searchRequired: false });
    });

    const faults = {
        "the connection drops after the order was placed": { kind: "drop" },
        "the reply is cut off after the order was placed": { kind: "truncate" },
        "the reply is not JSON although the order was placed": { kind: "malformed" },
        "a 500 comes although the order was placed": { kind: "reply", status: 500 },
        "a 504 page of a proxy comes although the order was placed": {
            kind: "reply",
            status: 504,
            body: "<html>Gateway timeout</html>",
        },
    } as const;
    for (const [what, respond] of Object.entries(faults)) {
        it(`finds the order when ${what}, and sends no second POST`, async () => {
            const { control } = desk.emulator;
            control.addFault({ method: "POST", path, apply: true, respond });
            const main = new DeclaredOrder(desk);

            const state = await main.up({ phoneNumbers: [a, b] });

            assert.equal(orderPosts(control).length, 1);
            assert.deepEqual(ordered(control), [[a, b]]);
            assert.equal(state.status, "success");
            assert.equal(main.id, control.orders()[0]?.id);
        });
    }

    it("orders again only after it looked for a trace of the request that was dropped", async () => {
        const { control } = desk.emulator;
        control.addFault({ method: "POST", path, respond: { kind: "drop" } });

        await new DeclaredOrder(desk).up({ phoneNumbers: [a] });

        const calls = control.requests({ path: "/number_orders" }).map(({ method }) => method);
        const [first, second] = [calls.indexOf("POST"), calls.lastIndexOf("POST")];
        assert.equal(calls.filter((method) => method === "POST").length, 2);
        assert.ok(calls.slice(first + 1, second).filter((method) => method === "GET").length >= 2);
        assert.deepEqual(ordered(control), [[a]]);
    });

    for (const refusal of [{ status: 409, code: "85001" } as const, { status: 400, code: "10015" } as const]) {
        it(`adopts its own earlier order that arrives late, when the next POST is refused with ${refusal.code}`, async () => {
            const { control } = desk.emulator;
            const main = new DeclaredOrder(desk);
            control.addFault({ method: "POST", path, respond: { kind: "drop" } });
            desk.clock.onSleep = (ms) => {
                control.advance(ms);
                // The reply is given up; while the next POST is under way, the first one is carried out after all.
                if (ms >= 4000) {
                    control.addFault({ method: "POST", path, respond: { kind: "hold" } });
                }
            };
            const arrival = control.waitForHeld().then(async () => {
                await place(main.reference(), [a]);
                control.refuseNumber(a, refusal);
                control.releaseHeld();
            });

            const state = await main.up({ phoneNumbers: [a] });
            await arrival;

            assert.deepEqual(ordered(control), [[a]]);
            assert.equal(state.status, "success");
            assert.equal(main.id, control.orders()[0]?.id);
            assert.deepEqual(releases(control), []);
        });
    }

    it("does not say that nothing was ordered where an earlier order arrived late, and only the rest is refused", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        control.addFault({ method: "POST", path, respond: { kind: "hold" } });
        const arrival = control.waitForHeld().then(async () => {
            await place(main.reference(), [a]);
            control.refuseNumber(b, { status: 409, code: "85001" });
            control.releaseHeld();
        });

        const reasons = await main.upFails({ phoneNumbers: [a, b] });
        await arrival;

        assert.match(reasons, /ordering \+13125550143: /);
        assert.doesNotMatch(reasons, /Nothing was ordered/);
        assert.deepEqual(ordered(control), [[a]]);
        assert.deepEqual(main.state.phoneNumbers, [a]);
    });

    it("gives up after a few looks, says that the outcome is unknown, and the next up looks first", async () => {
        const { control } = desk.emulator;
        control.addFault({ method: "POST", path, times: 99, respond: { kind: "drop" } });
        const main = new DeclaredOrder(desk);

        const message = await main.upRefused({ phoneNumbers: [a] });

        assert.match(message, /ordering \+13125550142: .*Whether the order was placed is not known; run `pulumi up`/);
        assert.ok(orderPosts(control).length <= 3);
        control.clearFaults();
        await place(main.reference(), [a]);
        control.clearRequests();
        await main.up({ phoneNumbers: [a] });
        assert.deepEqual(orderPosts(control), []);
    });

    it("never takes an order of a former life for the one it lost", async () => {
        const { control } = desk.emulator;
        control.configure({ releasedRecordsVisible: false });
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a] });
        const { id } = main;
        await main.destroy();
        control.addFault({ method: "POST", path, respond: { kind: "drop" } });

        await main.up({ phoneNumbers: [b] });

        assert.notEqual(main.id, id);
        assert.deepEqual(ordered(control), [[a], [b]]);
        assert.equal(owned(control, b)?.status, "active");
    });

    it("finds a supplementary order whose reply was lost in update", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a] });
        control.clearRequests();
        control.addFault({ method: "POST", path, apply: true, respond: { kind: "drop" } });

        const state = await main.up({ phoneNumbers: [a, b] });

        assert.equal(orderPosts(control).length, 1);
        assert.deepEqual(ordered(control), [[a], [b]]);
        assert.equal(state.numberOrderIds.length, 2);
    });

    it("repeats the POST that was refused with 429, which bought nothing", async () => {
        const { control } = desk.emulator;
        control.addFault({
            method: "POST",
            path,
            respond: { kind: "reply", status: 429, headers: { "x-ratelimit-reset": "0" } },
        });

        await new DeclaredOrder(desk).up({ phoneNumbers: [a] });

        assert.deepEqual(
            orderPosts(control).map(({ status }) => status),
            [429, 200],
        );
    });

    it("places nothing when the engine has died right before the POST", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        desk.isEngineAlive = () => false;

        assert.match(await main.upRefused({ phoneNumbers: [a] }), /the pulumi process has ended/);

        assert.deepEqual(orderPosts(control), []);
    });

    it("places nothing more when the engine dies while it looks for a lost order", async () => {
        const { control } = desk.emulator;
        control.addFault({ method: "POST", path, respond: { kind: "drop" } });
        desk.clock.onSleep = () => {
            desk.isEngineAlive = () => false;
        };

        await new DeclaredOrder(desk).upRefused({ phoneNumbers: [a] });

        assert.equal(orderPosts(control).length, 1);
        assert.deepEqual(ordered(control), []);
    });

    async function place(customer_reference: string, phoneNumbers: string[]) {
        const phone_numbers = phoneNumbers.map((phone_number) => ({ phone_number }));
        await inPortal(desk.emulator, "POST", "/number_orders", { phone_numbers, customer_reference });
    }
});
