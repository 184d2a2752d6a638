import assert from "node:assert/strict";
import { until } from "../support/processes";
import { us, EngineWorld, type Orders, type Step } from "../support/engineWorld";

const tollFree = "+18005550142";
const german = "+493012345678";
const options = { customTimeouts: { create: "3s", update: "3s" } };

const declared: Orders = {
    slow: { phoneNumbers: [us(1), us(2)], options },
    failing: { phoneNumbers: [us(3), us(4)], options },
    cancelled: { phoneNumbers: [us(5), tollFree], options },
    strange: { phoneNumbers: [us(7)], options },
    needy: { phoneNumbers: [german], options },
    shrinking: { phoneNumbers: [us(8), us(9)], waitFor: "none", options },
};
const shrunk: Orders = { ...declared, shrinking: { phoneNumbers: [us(8)], waitFor: "none", options } };
const { needy: _needy, ...withoutNeedy } = shrunk;

describe("A NumberOrder that waits on the real engine", () => {
    let world: EngineWorld;

    before(async () => {
        world = await EngineWorld.open({ orders: declared, settings: { autoComplete: false } });
    });

    after(() => world.close());

    const orderOf = (phoneNumber: string) =>
        world.control
            .orders()
            .filter(({ phone_numbers }) => phone_numbers.some((number) => number.phone_number === phoneNumber))
            .at(-1);
    const subOrderOf = (phoneNumber: string) =>
        world.control.subOrders().find(({ phone_numbers }) => phone_numbers.includes(phoneNumber));

    describe("at first", function () {
        this.timeout(120_000);
        let up: Step;

        before(async () => {
            const command = world.startUp();
            await until("six orders", () => world.control.orders().length === 6);
            const { control } = world;
            control.settleOrder(orderOf(us(3))?.id ?? "", "success", [us(3)]);
            control.settleOrder(orderOf(us(4))?.id ?? "", "failure", [us(4)]);
            control.settleOrder(orderOf(us(5))?.id ?? "", "success", [us(5)]);
            control.cancelSubNumberOrder(subOrderOf(tollFree)?.id ?? "");
            control.setNumberStatus(us(7), "frozen");
            up = await world.finish(command);
            assert.notEqual(up.code, 0, up.output);
        });

        it("says what is still pending when the time is over, and what to do", () => {
            assert.match(
                up.output,
                /waiting for number order \([0-9a-f-]{36}\): \+13125551001 is still pending after 3 s; run `pulumi up` to go on waiting/,
            );
        });

        it("names the number that could not be bought, and keeps the other one", () => {
            assert.match(up.output, /\+13125551004 could not be bought/);
            assert.deepEqual(up.each("failing", "status"), ["active", "failure"]);
            assert.deepEqual(up.resource("failing").outputs["phoneNumbers"], [us(3)]);
        });

        it("names the number whose sub order was cancelled, and keeps the other one", () => {
            assert.match(up.output, /\+18005550142 is cancelled at Telnyx/);
            assert.deepEqual(up.resource("cancelled").outputs["phoneNumbers"], [us(5)]);
        });

        it("ends a wait with the literal name of a status that it does not know", () => {
            assert.match(up.output, /\+13125551007 has the status frozen, which this release/);
        });

        it("names the requirements that a number still needs, without waiting for the time-out", () => {
            assert.match(up.output, /\+493012345678 needs '.+' \(requirement [0-9a-f-]{36}\).* by \d{4}-\d\d-\d\d/);
        });

        it("keeps every order in the state, with what it waits for", () => {
            for (const name of ["slow", "failing", "cancelled", "strange", "needy"]) {
                assert.match(up.resource(name).id ?? "", /^[0-9a-f-]{36}$/, name);
                assert.ok((up.resource(name).initErrors ?? []).length > 0, name);
            }
        });

        it("shows no stack trace, and no line outside of the resources but the engine's own", () => {
            assert.doesNotMatch(up.output, /^\s+at |node_modules/m);
            assert.match(up.output, /pulumi:pulumi:Stack \(phones-dev\):\n {4}error: update failed\n\n/);
        });
    });

    describe("at the next up", function () {
        this.timeout(120_000);
        let preview: Step;
        let up: Step;

        before(async () => {
            const { control } = world;
            world.declare(withoutNeedy);
            preview = await world.must("preview", "--diff");
            control.settleOrder(orderOf(us(1))?.id ?? "", "success");
            control.setNumberStatus(us(7), "success");
            const placed = control.orders().length;
            const command = world.startUp();
            await until("two more orders", () => control.orders().length === placed + 2);
            control.settleOrder(orderOf(us(4))?.id ?? "", "success");
            control.settleOrder(orderOf(tollFree)?.id ?? "", "success");
            up = await world.finish(command);
        });

        it("shows at preview what is missing, number by number", () => {
            assert.match(preview.planned("failing"), /\+ \[1\]: "\+13125551004"/);
            assert.match(preview.planned("cancelled"), /\+ \[1\]: "\+18005550142"/);
            assert.match(preview.planned("slow"), /\(update\)/);
            assert.match(preview.planned("shrinking"), /- \[1\]: "\+13125551009"/);
            assert.doesNotMatch(preview.output, /replace/);
        });

        it("goes on waiting without another order", () => {
            assert.equal(up.code, 0, up.output);
            assert.deepEqual(up.each("slow", "status"), ["active", "active"]);
            assert.equal(up.resource("slow").initErrors, undefined);
        });

        it("orders again what failed or was cancelled, and that alone", () => {
            assert.deepEqual(up.ordered(), [[us(4)], [tollFree]]);
            assert.deepEqual(up.each("failing", "status"), ["active", "active"]);
            assert.deepEqual(up.each("cancelled", "status"), ["active", "active"]);
        });

        it("keeps a pending number whose sub order holds others that stay, and says so", () => {
            assert.match(up.output, /warning: \+13125551009 cannot be cancelled alone/);
            assert.deepEqual(up.resource("shrinking").outputs["phoneNumbers"], [us(8), us(9)]);
        });

        it("cancels a pending number that was taken out with its resource", () => {
            assert.equal(subOrderOf(german)?.status, "cancelled");
        });
    });

    describe("when everything has settled", function () {
        this.timeout(120_000);
        let preview: Step;
        let up: Step;

        before(async () => {
            world.control.configure({ autoComplete: true });
            preview = await world.must("preview", "--diff");
            up = await world.must("up");
        });

        it("shows the removal that is still to be done, and nothing else", () => {
            assert.match(preview.planned("shrinking"), /- \[1\]: "\+13125551009"/);
            assert.match(preview.output, /~ 1 to update/);
        });

        it("releases the number as soon as it is active", () => {
            assert.deepEqual(up.each("shrinking", "phoneNumber"), [us(8)]);
            assert.deepEqual(up.ordered(), []);
            assert.equal(up.changes().filter((change) => change.startsWith("DELETE")).length, 1);
        });

        it("has nothing to do afterwards", async () => {
            await world.must("preview", "--expect-no-changes");
        });
    });
});
