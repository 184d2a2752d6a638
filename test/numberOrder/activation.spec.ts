import assert from "node:assert/strict";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { must } from "../support/must";
import { idOf, numbers, ordered, orderPosts, owned, releases } from "../support/seen";

const { a, b, c } = numbers;

describe("NumberOrder > waiting for activation", () => {
    const desk = useDesk();

    it("waits for the order and then for the number to be listed, and says how far it is", async () => {
        const { control } = desk.emulator;
        control.configure({ activationDelayMs: 30_000, listingDelayMs: 20_000 });

        const state = await new DeclaredOrder(desk).up({ phoneNumbers: [a, b] });

        assert.equal(state.status, "success");
        assert.ok(desk.clock.now() >= 50_000, `after ${desk.clock.now()} ms`);
        assert.match(must(desk.log.progressLines[0]), /^0 of 2 numbers active, \+13125550142 pending, .* \(0 s\)$/);
        assert.match(must(desk.log.progressLines[1]), /^0 of 2 numbers active, \+13125550142 ordered, not listed yet/);
        const withoutTime = desk.log.progressLines.map((line) => line.replace(/ \(\d+ s\)$/, ""));
        assert.equal(new Set(withoutTime).size, withoutTime.length, "one line when something changes");
    });

    it("keeps the order in state when activation fails, and orders again at the next up", async () => {
        const { control } = desk.emulator;
        control.configure({ autoComplete: false });
        desk.clock.onSleep = () => settle("failure");
        const main = new DeclaredOrder(desk);

        const reasons = await main.upFails({ phoneNumbers: [a] });

        assert.match(
            reasons,
            /^waiting for number order \([0-9a-f-]{36}\): \+13125550142 could not be bought \(status failure/,
        );
        assert.equal(main.state.status, "failure");
        assert.deepEqual(main.state.phoneNumbers, []);
        assert.equal(main.state.numbers[0]?.status, "failure");
        assert.equal(await main.refresh(), true, "a failed order is not a released one");
        assert.equal(main.preview({ phoneNumbers: [a] }).update, true);

        desk.clock.onSleep = () => settle("success");
        const state = await main.up({ phoneNumbers: [a] });
        assert.equal(state.status, "success");
        assert.deepEqual(ordered(control), [[a], [a]]);
    });

    it("keeps what succeeded, gives it its settings, names what failed, and orders only that again", async () => {
        const { control } = desk.emulator;
        control.configure({ autoComplete: false });
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [a, b, c], deletionLock: true, customerReference: "mine" };
        desk.clock.onSleep = () => {
            settle("failure", [b]);
            settle("success", [a, c]);
        };

        const reasons = await main.upFails(program);

        assert.match(reasons, /\+13125550143/);
        assert.doesNotMatch(reasons, /13125550142|13125550144/);
        assert.deepEqual(main.state.phoneNumbers, [a, c]);
        assert.equal(owned(control, a)?.deletion_lock_enabled, true);
        assert.equal(owned(control, c)?.customer_reference, "mine");
        const kept = [idOf(control, a), idOf(control, c)];

        desk.clock.onSleep = () => settle("success");
        const state = await main.up(program);

        assert.deepEqual(ordered(control), [[a, b, c], [b]]);
        assert.deepEqual([idOf(control, a), idOf(control, c)], kept);
        assert.deepEqual(state.phoneNumbers, [a, b, c]);
        assert.deepEqual(releases(control), []);
    });

    it("keeps the order in state when activation times out, and the next up goes on waiting", async () => {
        const { control } = desk.emulator;
        control.configure({ activationDelayMs: 900_000 });
        const main = new DeclaredOrder(desk);

        const reasons = await main.upFails({ phoneNumbers: [a] });

        assert.match(reasons, /\+13125550142 is still pending after 600 s; run `pulumi up` to go on waiting/);
        assert.equal(main.state.status, "pending");
        assert.deepEqual(main.state.phoneNumbers, [a]);
        const state = await main.up({ phoneNumbers: [a] });

        assert.equal(state.status, "success");
        assert.equal(orderPosts(control).filter(({ status }) => status === 200).length, 1);
    });

    it("keeps the order in state when the API breaks down right after the POST", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        control.addFault({
            method: "GET",
            path: "^/number_orders/",
            times: 9999,
            respond: { kind: "reply", status: 503 },
        });

        const reasons = await main.upFails({ phoneNumbers: [a] });

        const unanswered =
            /^Telnyx does not answer \(GET \/number_orders\/[0-9a-f-]{36} got no usable answer: HTTP 503: [^)]+\),/;
        assert.match(reasons, unanswered);
        assert.match(
            reasons,
            /for more than a minute; the last that was seen: 0 of 1 numbers active, \+13125550142 pending\. Nothing is lost: run again later to go on$/,
        );
        assert.equal(main.id, control.orders()[0]?.id);
        assert.deepEqual(main.state.phoneNumbers, [a]);
        control.clearFaults();
        assert.equal((await main.up({ phoneNumbers: [a] })).status, "success");
        assert.deepEqual(ordered(control), [[a]]);
    });

    it("waits as long as the time-out of the operation says", async () => {
        desk.emulator.control.configure({ autoComplete: false });
        desk.timeoutMs = 42_000;

        const reasons = await new DeclaredOrder(desk).upFails({ phoneNumbers: [a] });

        assert.match(reasons, /after 42 s/);
        assert.equal(desk.clock.now(), 42_000);
    });

    it("stops waiting when the engine has died, and releases nothing", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a] });
        control.configure({ autoComplete: false });
        desk.clock.onSleep = () => {
            desk.isEngineAlive = () => false;
        };

        assert.match(await main.upFails({ phoneNumbers: [b] }), /the pulumi process has ended/);

        assert.ok(desk.clock.now() < 60_000);
        assert.deepEqual(releases(control), []);
    });

    function settle(outcome: "success" | "failure", only?: string[]): void {
        const { control } = desk.emulator;
        for (const order of control.orders()) {
            const pending = order.phone_numbers.filter(({ status }) => status === "pending");
            const meant = pending
                .map(({ phone_number }) => phone_number)
                .filter((e164) => only?.includes(e164) ?? true);
            if (meant.length > 0) {
                control.settleOrder(order.id, outcome, meant);
            }
        }
    }
});
