import assert from "node:assert/strict";
import { DeclaredOrder, thrownBy } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { inPortal } from "../support/portal";
import { idOf, numbers, ordered, owned, releases, writes } from "../support/seen";

const { a, b, c, german } = numbers;

describe("NumberOrder > drift", () => {
    const desk = useDesk();

    it("shows a number that was released behind the program's back, and orders that one again", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [a, b, c] };
        await main.up(program);
        const kept = [idOf(control, a), idOf(control, c)];
        control.releaseNumber(b);

        assert.equal(await main.refresh(), true);
        assert.deepEqual(main.knownInputs.phoneNumbers, [a, c]);
        assert.deepEqual(main.preview(program), { update: true, properties: ["phoneNumbers"] });
        const state = await main.up(program);

        assert.deepEqual(ordered(control), [[a, b, c], [b]]);
        assert.deepEqual([idOf(control, a), idOf(control, c)], kept);
        assert.deepEqual(state.numberOrderIds.length, 2);
        assert.deepEqual(releases(control), []);
    });

    it("sees a released number by its id where the order does not show it", async () => {
        const { control } = desk.emulator;
        control.configure({ releasedRecordsVisible: false });
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b] });
        control.releaseNumber(b);

        await main.refresh();
        assert.deepEqual(main.knownInputs.phoneNumbers, [a]);
        await main.up({ phoneNumbers: [a, b] });
        assert.equal(owned(control, b)?.status, "active");
    });

    it("shows a number that was ported out as missing", async () => {
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b] });
        desk.emulator.control.portOutNumber(b);

        await main.refresh();
        assert.deepEqual(main.knownInputs.phoneNumbers, [a]);
    });

    it("shows a number whose sub order Telnyx cancelled as missing", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [a, german], waitFor: "none" };
        await main.up(program);
        control.cancelSubNumberOrder(control.subOrders().find((sub) => sub.country_code === "DE")?.id ?? "");

        assert.equal(await main.refresh(), true);
        assert.deepEqual(main.knownInputs.phoneNumbers, [a]);
        assert.equal(main.state.numbers.find(({ phoneNumber }) => phoneNumber === german)?.status, "cancelled");
        await main.up(program);
        assert.deepEqual(ordered(control), [[a, german], [german]]);
    });

    it("shows a number that failed later as missing", async () => {
        const { control } = desk.emulator;
        control.configure({ autoComplete: false });
        const main = new DeclaredOrder(desk);
        const { numberOrderIds } = await main.up({ phoneNumbers: [a, b], waitFor: "none" });
        control.settleOrder(numberOrderIds[0] ?? "", "failure", [b]);

        await main.refresh();
        assert.deepEqual(main.knownInputs.phoneNumbers, [a]);
    });

    it("does not take a number for gone that a list leaves out", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b] });
        control.hideNumber(b, true);

        assert.equal(await main.refresh(), true);
        assert.equal(main.preview({ phoneNumbers: [a, b] }).update, false);
    });

    it("is gone when all its numbers were released", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b] });
        control.releaseNumber(a);
        control.releaseNumber(b);

        assert.equal(await main.refresh(), false);
    });

    it("shows an order of ours that the state does not know, and takes its numbers back", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a] });
        await orderBehindTheBack(main.reference("some label"));

        await main.refresh();
        assert.deepEqual(main.knownInputs.phoneNumbers, [a, b]);
        assert.equal(main.state.numberOrderIds.length, 2);
        const found = `found an order of this resource that the state did not know, with 1 number: ${b}`;
        assert.deepEqual(desk.log.warnings, [found]);
        const state = await main.up({ phoneNumbers: [a] });

        assert.equal(owned(control, b), undefined);
        assert.deepEqual(state.phoneNumbers, [a]);
    });

    it("leaves orders without our token alone, even with our label", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a], customerReference: "mine" });
        await orderBehindTheBack("mine#000000000000");
        control.clearRequests();

        await main.refresh();
        assert.deepEqual(main.knownInputs.phoneNumbers, [a]);
        await main.destroy();
        assert.equal(owned(control, b)?.status, "active");
    });

    for (const verb of ["read", "update", "delete"] as const) {
        it(`says in ${verb} that an order which is not visible means the wrong account, and never takes it for gone`, async () => {
            const { control } = desk.emulator;
            const main = new DeclaredOrder(desk);
            await main.up({ phoneNumbers: [a] });
            desk.key = "KEY_of_another_account";
            control.clearRequests();

            const { message } = await thrownBy(
                verb === "read"
                    ? main.refresh()
                    : verb === "update"
                      ? main.up({ phoneNumbers: [a, b] })
                      : main.destroy(),
            );

            assert.match(message, /number order \([0-9a-f-]{36}\): this account does not know it/);
            assert.match(message, /key belongs to another account.*`pulumi up --refresh=false` once/);
            assert.deepEqual(writes(control), []);
            assert.equal(main.state.numbers.length, 1);
            assert.equal(ordered(control).length, 1);
        });
    }

    async function orderBehindTheBack(customer_reference: string) {
        desk.emulator.control.configure({ searchRequired: false });
        const phone_numbers = [{ phone_number: b }];
        await inPortal(desk.emulator, "POST", "/number_orders", { phone_numbers, customer_reference });
    }
});
