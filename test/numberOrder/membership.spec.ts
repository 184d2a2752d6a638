import assert from "node:assert/strict";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { idOf, numbers, ordered, orderPosts, owned, releases } from "../support/seen";

const { a, b, c, german, german2 } = numbers;

describe("NumberOrder > numbers added and removed", () => {
    const desk = useDesk();

    it("orders an added number in a supplementary order and leaves the others alone", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        const before = await main.up({ phoneNumbers: [b] });
        const id = idOf(control, b);

        assert.deepEqual(main.preview({ phoneNumbers: [a, b] }), { update: true, properties: ["phoneNumbers"] });
        const state = await main.up({ phoneNumbers: [a, b] });

        assert.deepEqual(ordered(control), [[b], [a]]);
        assert.equal(state.numberOrderIds.length, 2);
        assert.equal(state.numberOrderIds[0], before.numberOrderIds[0]);
        assert.equal(main.id, before.numberOrderIds[0]);
        assert.equal(idOf(control, b), id);
        assert.deepEqual(releases(control), []);
        assert.equal(state.phoneNumbersCount, 2);
    });

    it("releases a removed number and leaves the others alone", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b] });
        const id = idOf(control, a);

        const state = await main.up({ phoneNumbers: [b] });

        assert.deepEqual(releases(control), [`DELETE /phone_numbers/${id}`]);
        assert.deepEqual(state.phoneNumbers, [b]);
        assert.deepEqual(
            state.numbers.map(({ phoneNumber }) => phoneNumber),
            [b],
        );
        await main.refresh();
        assert.equal(main.preview({ phoneNumbers: [b] }).update, false);
    });

    it("adds before it removes, so that the resource is never without a number", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        const { numberOrderIds } = await main.up({ phoneNumbers: [a] });
        control.clearRequests();

        const state = await main.up({ phoneNumbers: [b] });

        const steps = control
            .requests()
            .filter(({ method, status }) => ["POST", "DELETE"].includes(method) && status === 200)
            .map(({ method }) => method);
        assert.deepEqual(steps, ["POST", "DELETE"]);
        assert.equal(main.id, numberOrderIds[0], "the id is for ever the first order's");
        assert.deepEqual(state.phoneNumbers, [b]);
    });

    it("cancels a removed number that is pending, when its sub order holds nothing else", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, german], waitFor: "none" });
        await main.refresh();

        const state = await main.up({ phoneNumbers: [a], waitFor: "none" });

        const [subOrder] = control.subOrders().filter(({ country_code }) => country_code === "DE");
        assert.deepEqual(releases(control), [`PATCH /sub_number_orders/${subOrder?.id ?? ""}/cancel`]);
        assert.deepEqual(state.phoneNumbers, [a]);
        assert.equal(state.status, "success");
    });

    it("keeps a pending number whose sub order holds others, and shows the removal until it can be done", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [german2], waitFor: "none" };
        await main.up({ phoneNumbers: [german, german2], waitFor: "none" });

        const state = await main.up(program);

        assert.deepEqual(releases(control), []);
        assert.match(desk.log.warnings.join(), /\+4989555012345 cannot be cancelled alone.*became active/);
        assert.deepEqual(state.phoneNumbers, [german, german2]);
        assert.equal(main.preview(program).update, true);
        await main.refresh();
        assert.deepEqual(main.preview(program), { update: true, properties: ["phoneNumbers"] });

        control.approveNumber(german);
        control.approveNumber(german2);
        const done = await main.up(program);

        assert.deepEqual(done.phoneNumbers, [german2]);
        assert.equal(owned(control, german), undefined);
        assert.equal(owned(control, german2)?.status, "active");
        assert.equal(main.preview(program).update, false);
    });

    it("waits for a removed number that is bought, but not listed yet, and releases it", async () => {
        const { control } = desk.emulator;
        control.configure({ listingDelayMs: 20_000 });
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b], waitFor: "none" });
        await main.refresh();

        await main.up({ phoneNumbers: [b], waitFor: "none" });

        assert.equal(owned(control, a), undefined);
        assert.doesNotMatch(desk.log.warnings.join(), /cannot be cancelled/);
        assert.equal(owned(control, b)?.status, "active");
    });

    it("in update orders the rest when a number is refused by name, does settings and removals, and names it", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, german], connectionId: "1", waitFor: "none" });
        control.refuseNumber(b, { status: 409, code: "85001" });

        const program = { phoneNumbers: [b, c, german], connectionId: "2", waitFor: "none" };
        const reasons = await main.upFails(program);

        assert.match(reasons, /^ordering \+13125550143: .*85001/);
        assert.doesNotMatch(reasons, /13125550144/);
        assert.equal(owned(control, c)?.connection_id, "2");
        assert.equal(owned(control, a), undefined);
        const pending = { phoneNumber: german, connectionId: "1" };
        assert.deepEqual(main.state.phoneNumbers, [c, pending], "a pending number still has what it was ordered with");
        assert.equal(main.preview(program).update, true);

        control.acceptNumber(b);
        await main.up(program);
        assert.equal(owned(control, b)?.connection_id, "2");
    });

    it("takes a refused number for no other one that begins with the same digits", async () => {
        const { control } = desk.emulator;
        const [short, long] = ["+4989555012345", "+498955501234567"];
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a] });
        control.configure({ searchRequired: false });
        control.addFault({
            ...{ method: "POST", path: "^/number_orders$" },
            respond: {
                kind: "reply",
                status: 409,
                body: { errors: [{ code: "85001", title: "Not available", detail: `${long} is taken.` }] },
            },
        });

        const reasons = await main.upFails({ phoneNumbers: [a, short, long], waitFor: "none" });

        assert.match(reasons, /^ordering \+498955501234567: .*85001/);
        assert.deepEqual(ordered(control), [[a], [short]]);
    });

    it("orders a number whose provisioning fails at once only once in one up, and again in the next", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a] });
        control.configure({ autoComplete: false });
        desk.onReply = ({ method, path }, reply) => {
            // The order fails before anybody looks at it.
            if (method === "POST" && path === "/number_orders") {
                control.settleOrder((reply as { id: string }).id, "failure");
            }
        };

        const reasons = await main.upFails({ phoneNumbers: [a, b] });

        assert.match(reasons, /\+13125550143 could not be bought .*run `pulumi up` to order it again/);
        assert.deepEqual(ordered(control), [[a], [b]]);

        desk.onReply = () => undefined;
        control.configure({ autoComplete: true });
        await main.up({ phoneNumbers: [a, b] });
        assert.deepEqual(ordered(control), [[a], [b], [b]]);
    });

    it("removes nothing while the outcome of an addition is unknown", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a] });
        control.addFault({ method: "POST", path: "^/number_orders$", times: 99, respond: { kind: "drop" } });

        const reasons = await main.upFails({ phoneNumbers: [b] });

        assert.match(reasons, /Whether the order was placed is not known; run `pulumi up` to go on/);
        assert.deepEqual(releases(control), []);
        control.clearFaults();
        const state = await main.up({ phoneNumbers: [b] });
        assert.deepEqual(state.phoneNumbers, [b]);
        assert.deepEqual(ordered(control), [[a], [b]]);
    });

    it("orders nothing when only the order of the numbers changes", async () => {
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b, c] });

        assert.equal(main.preview({ phoneNumbers: [c, a, b] }).update, false);
        assert.equal(orderPosts(desk.emulator.control).filter(({ status }) => status === 200).length, 1);
    });
});
