import assert from "node:assert/strict";
import { must } from "../support/must";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { inPortal } from "../support/portal";
import { numbers, ordered, orderPosts, owned, releases, writes } from "../support/seen";

const { a, b } = numbers;

describe("NumberOrder > customerReference", () => {
    const desk = useDesk();
    const references = () => desk.emulator.control.orders().map((order) => order.customer_reference);

    it("is changed on the numbers exactly and on every order with the token behind it", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a], customerReference: "old" });
        await main.up({ phoneNumbers: [a, b], customerReference: "old" });

        const program = { phoneNumbers: [a, b], customerReference: "new" };
        assert.deepEqual(main.preview(program).properties, ["customerReference"]);
        const state = await main.up(program);

        assert.deepEqual(references(), [main.reference("new"), main.reference("new")]);
        assert.deepEqual(
            [owned(control, a), owned(control, b)].map((number) => number?.customer_reference),
            ["new", "new"],
        );
        assert.equal(state.customerReference, "new");
        assert.equal(state.orderReference, main.reference("new"));
        assert.equal(orderPosts(control).filter(({ status }) => status === 200).length, 2);
    });

    it("goes back to the default label on numbers and orders when the program leaves it out", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a], customerReference: "old" });

        const state = await main.up({ phoneNumbers: [a] });

        assert.deepEqual(references(), [main.reference()]);
        assert.equal(owned(control, a)?.customer_reference, main.label);
        assert.equal(state.customerReference, undefined);
        await main.refresh();
        assert.equal(main.preview({ phoneNumbers: [a] }).update, false);
    });

    it("shows drift on a number that is not the first, and repairs it", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [a, b], customerReference: "mine" };
        await main.up(program);
        control.changeNumber(b, { customer_reference: "theirs" });

        await main.refresh();
        assert.deepEqual(main.knownInputs.phoneNumbers, [a, { phoneNumber: b, customerReference: "theirs" }]);
        assert.deepEqual(main.preview(program), { update: true, properties: ["phoneNumbers"] });
        await main.up(program);
        assert.equal(owned(control, b)?.customer_reference, "mine");
    });

    it("shows and repairs the label of an order that was changed at Telnyx, though the numbers are right", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [a], customerReference: "mine" };
        const { numberOrderIds } = await main.up(program);
        await relabel(numberOrderIds[0] ?? "", "theirs");

        assert.equal(await main.refresh(), true);
        assert.equal(main.preview(program).update, true);
        control.clearRequests();
        await main.up(program);

        assert.deepEqual(writes(control), [`PATCH /number_orders/${numberOrderIds[0] ?? ""}`]);
        assert.deepEqual(references(), [main.reference("mine")]);
        assert.deepEqual(releases(control), []);
    });

    it("does everything else when an order refuses its new label", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a] });
        control.addFault({ method: "PATCH", path: "^/number_orders/", respond: { kind: "reply", status: 422 } });

        const program = { phoneNumbers: [a, b], customerReference: "new" };
        const reasons = await main.upFails(program);

        assert.match(reasons, /^changing the customer reference of number order \([0-9a-f-]{36}\): .*422/);
        assert.equal(owned(control, b)?.customer_reference, "new");
        assert.equal(main.preview(program).update, true);
        await main.up(program);
        assert.deepEqual(references(), [main.reference("new"), main.reference("new")]);
    });

    it("may hold the sign that separates it from the token", async () => {
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [a], customerReference: "team #1" };

        await main.up(program);

        assert.equal(owned(desk.emulator.control, a)?.customer_reference, "team #1");
        await main.refresh();
        assert.equal(main.preview(program).update, false);
    });

    async function relabel(id: string, label: string) {
        await inPortal(desk.emulator, "PATCH", `/number_orders/${id}`, { customer_reference: label });
    }

    it("shows and repairs one that somebody wrote to an order and that ends like a token", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [a] };
        await main.up(program);
        await inPortal(desk.emulator, "PATCH", `/number_orders/${must(main.id)}`, {
            customer_reference: "Invoice #202611270001",
        });

        await main.refresh();
        assert.equal(main.preview(program).update, true);
        await main.up(program);

        assert.equal(control.orders()[0]?.customer_reference, main.reference());
        assert.deepEqual(ordered(control), [[a]]);
    });
});
