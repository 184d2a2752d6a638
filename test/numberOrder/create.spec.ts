import assert from "node:assert/strict";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { idOf, numbers, ordered, orderPosts, owned, releases, writes } from "../support/seen";

const { a, b, german } = numbers;

describe("NumberOrder > create", () => {
    const desk = useDesk();

    it("orders the numbers with one POST that carries every setting it accepts, and comes back when they work", async () => {
        const main = new DeclaredOrder(desk);
        const settings = { connectionId: "2204417708812345678", billingGroupId: "bg-1", messagingProfileId: "mp-1" };

        const state = await main.up({ phoneNumbers: [b, a], ...settings, customerReference: "support line" });

        const { control } = desk.emulator;
        const applied = orderPosts(control).filter(({ status }) => status === 200);
        assert.deepEqual(
            applied.map(({ body }) => body),
            [
                {
                    phone_numbers: [{ phone_number: a }, { phone_number: b }],
                    connection_id: "2204417708812345678",
                    billing_group_id: "bg-1",
                    messaging_profile_id: "mp-1",
                    customer_reference: main.reference("support line"),
                },
            ],
        );
        assert.equal(state.status, "success");
        assert.equal(state.requirementsMet, true);
        assert.equal(state.phoneNumbersCount, 2);
        assert.deepEqual(state.numberOrderIds, [main.id]);
        assert.equal(state.subNumberOrdersIds.length, 1);
        assert.equal(state.orderReference, main.reference("support line"));
        assert.deepEqual(
            state.numbers.map(({ phoneNumber, phoneNumberId, status, customerReference, connectionId }) => [
                phoneNumber,
                phoneNumberId,
                status,
                customerReference,
                connectionId,
            ]),
            [
                [a, idOf(control, a), "active", "support line", "2204417708812345678"],
                [b, idOf(control, b), "active", "support line", "2204417708812345678"],
            ],
        );
    });

    it("labels the numbers with organization, project, stack and name when the program gives no label", async () => {
        const main = new DeclaredOrder(desk);

        const state = await main.up({ phoneNumbers: [a] });

        assert.equal(owned(desk.emulator.control, a)?.customer_reference, "acme/phones/dev/main");
        assert.equal(state.customerReference, undefined);
        assert.equal(state.orderReference, main.reference());
    });

    it("previews without changes afterwards, in whatever order and form the numbers are written", async () => {
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b] });
        await main.refresh();

        assert.equal(main.preview({ phoneNumbers: [b, { phoneNumber: a }] }).update, false);
        desk.emulator.control.clearRequests();
        await main.up({ phoneNumbers: [b, a] });
        assert.deepEqual(desk.emulator.control.requests(), []);
    });

    it("asks for a search only when the API does, and then orders with one more POST", async () => {
        desk.emulator.control.configure({ searchRequired: true });
        await new DeclaredOrder(desk).up({ phoneNumbers: [a] });

        const asked = desk.emulator.control
            .requests()
            .filter(({ method, path }) => method === "POST" || path === "/available_phone_numbers")
            .map(({ method, status }) => `${method} ${status}`);
        assert.deepEqual(asked, ["POST 422", "GET 200", "POST 200"]);
    });

    it("places the order at once when no search is needed", async () => {
        desk.emulator.control.configure({ searchRequired: false });
        await new DeclaredOrder(desk).up({ phoneNumbers: [a] });

        assert.equal(orderPosts(desk.emulator.control).length, 1);
        assert.deepEqual(desk.emulator.control.requests({ path: "/available_phone_numbers" }), []);
    });

    it("finds a released number among those on hold for the account", async () => {
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a] });
        await main.destroy();

        await main.up({ phoneNumbers: [a] });

        const searches = desk.emulator.control.requests({ path: "/available_phone_numbers" });
        assert.equal(searches.at(-1)?.query["filter[only_reserved_numbers]"], "true");
        assert.equal(owned(desk.emulator.control, a)?.status, "active");
        assert.equal(ordered(desk.emulator.control).length, 2);
    });

    it("names a number that nobody offers, and orders nothing", async () => {
        const { control } = desk.emulator;
        const elsewhere = new DeclaredOrder(desk, "elsewhere");
        await elsewhere.up({ phoneNumbers: [b] });
        desk.key = "KEY_of_another_account";
        control.refuseNumber(b, { status: 422, code: "85000" });

        const message = await new DeclaredOrder(desk).upRefused({ phoneNumbers: [a, b] });

        assert.match(message, /\+13125550143/);
        assert.match(message, /neither in its search nor among the numbers on hold/);
        assert.doesNotMatch(message, /\+13125550142/);
        assert.equal(ordered(control).length, 1);
    });

    it("gives up the whole order when one of its numbers is refused", async () => {
        const { control } = desk.emulator;
        control.refuseNumber(b, { status: 409, code: "85001" });

        const message = await new DeclaredOrder(desk).upRefused({ phoneNumbers: [a, b] });

        assert.match(message, /ordering \+13125550143: .*85001.*Nothing was ordered/);
        assert.deepEqual(ordered(control), []);
    });

    it("waits for nothing when waitFor is none, and shows what is pending without calling it a change", async () => {
        const { control } = desk.emulator;
        control.configure({ autoComplete: false });
        const main = new DeclaredOrder(desk);

        const state = await main.up({ phoneNumbers: [a], waitFor: "none" });

        assert.equal(state.status, "pending");
        assert.deepEqual(state.numbers[0]?.status, "pending");
        assert.equal(main.preview({ phoneNumbers: [a], waitFor: "none" }).update, false);
        assert.equal(main.preview({ phoneNumbers: [a] }).update, true);
        assert.deepEqual(writes(control), []);
    });

    it("orders numbers of several countries and types in one order with a sub order for each", async () => {
        const state = await new DeclaredOrder(desk).up({
            phoneNumbers: [a, german, numbers.tollFree],
            waitFor: "none",
        });

        assert.equal(state.numberOrderIds.length, 1);
        assert.equal(state.subNumberOrdersIds.length, 3);
        assert.equal(new Set(state.numbers.map(({ subNumberOrderId }) => subNumberOrderId)).size, 3);
        assert.equal(state.status, "pending");
        assert.deepEqual(releases(desk.emulator.control), []);
    });
});
