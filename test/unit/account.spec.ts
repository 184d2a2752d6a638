import assert from "node:assert/strict";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { idOf, numbers, owned } from "../support/seen";

const { a, b } = numbers;

describe("openAccount", () => {
    const desk = useDesk();
    const many = Array.from({ length: 40 }, (_, index) => `+1312555${String(3000 + index)}`);

    it("finds few numbers with a look-up each, by the whole number", async () => {
        const { control } = desk.emulator;
        await new DeclaredOrder(desk).up({ phoneNumbers: [a, b] });
        const { api } = desk.operation();
        control.clearRequests();

        const found = await Promise.all([api.findPhoneNumber(a), api.findPhoneNumber("+1312555014")]);

        assert.deepEqual(
            found.map((number) => number?.id),
            [idOf(control, a), undefined],
        );
        assert.equal(control.requests().length, 2);
    });

    it("finds many numbers of the same moment with one listing", async () => {
        const { control } = desk.emulator;
        control.configure({ searchRequired: false });
        await new DeclaredOrder(desk).up({ phoneNumbers: many });
        const { api } = desk.operation();
        control.clearRequests();

        const found = await Promise.all(many.map((phoneNumber) => api.findPhoneNumber(phoneNumber)));

        assert.ok(found.every((number, index) => number?.phoneNumber === many[index]));
        assert.deepEqual(
            control.requests().map(({ method, path }) => `${method} ${path}`),
            ["GET /phone_numbers"],
        );
    });

    it("shares one listing of recent orders among all who ask in the same moment, newest first", async () => {
        const { control } = desk.emulator;
        await new DeclaredOrder(desk, "first").up({ phoneNumbers: [a] });
        await new DeclaredOrder(desk, "second").up({ phoneNumbers: [b] });
        const { api } = desk.operation();
        control.clearRequests();

        const [recent] = await Promise.all([api.recentNumberOrders(), api.recentNumberOrders()]);

        assert.deepEqual(
            recent.map((order) => order.phoneNumbers[0]?.phoneNumber),
            [b, a],
        );
        assert.equal(control.requests().length, 1);
    });

    it("tells a hidden number from a lost one by its id", async () => {
        const { control } = desk.emulator;
        await new DeclaredOrder(desk).up({ phoneNumbers: [a, b] });
        const known = [a, b].map((phoneNumber) => ({ phoneNumber, id: idOf(control, phoneNumber) }));
        control.hideNumber(a, true);
        control.releaseNumber(b);
        const { api } = desk.operation();

        const [hidden, lost] = await Promise.all(known.map((number) => api.findKnownNumber(number)));

        assert.equal(hidden?.id, owned(control, a)?.id);
        assert.equal(lost, undefined);
    });
});
