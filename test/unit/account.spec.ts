import assert from "node:assert/strict";
import { systemClock } from "../../provider/lifecycle/clock";
import { connect } from "../../provider/telnyx/connect";
import { bought, chicago, DeclaredBulk } from "../support/bulk";
import { DeclaredOrder } from "../support/numberOrder";
import { must } from "../support/must";
import { useDesk } from "../support/operation";
import { idOf, numbers, owned } from "../support/seen";

const { a, b } = numbers;

describe("connect", () => {
    const settings = { "telnyx:apiKey": "KEY01", "telnyx:baseUrl": "http://127.0.0.1:9/v2" };
    const at = (more: Record<string, string> = {}) => {
        const all: Record<string, string> = { ...settings, ...more };
        return connect((key) => all[key], { clock: systemClock });
    };

    it("gives every connection to an account the client with its rate budget, and no other account", () => {
        const account = at();
        assert.equal(at({ "telnyx:adopt": "1" }).client, account.client);
        assert.notEqual(at({ "telnyx:adopt": "1" }), account);
        assert.notEqual(at({ "telnyx:apiKey": "KEY02" }).client, account.client);
        assert.notEqual(at({ "telnyx:baseUrl": "http://127.0.0.1:10/v2" }).client, account.client);
    });
});

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

    it("looks by the digits alone where the filter does not take the plus, and still compares the whole number", async () => {
        const { control } = desk.emulator;
        await new DeclaredOrder(desk).up({ phoneNumbers: [a] });
        const { api } = desk.operation();
        const nothing = { kind: "reply", status: 200, body: { data: [] } } as const;
        control.addFault({ method: "GET", path: "^/phone_numbers$", respond: nothing });
        control.clearRequests();

        assert.equal((await api.findPhoneNumber(a))?.id, idOf(control, a));

        assert.deepEqual(
            control.requests().map(({ query }) => query["filter[phone_number]"]),
            [a, a.slice(1)],
        );
        control.addFault({ method: "GET", path: "^/phone_numbers$", respond: nothing });
        assert.equal(await api.findPhoneNumber("+1312555014"), undefined);
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

    describe("with odd records of others among its own", () => {
        const list = (path: string, ...data: object[]) =>
            desk.emulator.control.addFault({
                ...{ method: "GET", path, times: 50 },
                respond: { kind: "reply", status: 200, body: { data, meta: { total_pages: 1 } } },
            });
        const odd = [{ id: 5 }, { customer_reference: "no id" }];

        it("reads all orders that have an id, however odd the rest of them is", async () => {
            const numbers = [{ phone_number: 5 }, { id: "1", phone_number: a }];
            list("^/number_orders$", ...odd, {
                id: "x",
                status: null,
                phone_numbers_count: "1",
                phone_numbers: numbers,
            });

            const recent = await desk.operation().api.recentNumberOrders();

            assert.deepEqual(
                recent.map(({ id, status, phoneNumbers }) => [id, status, phoneNumbers.length]),
                [["x", "unknown", 1]],
            );
        });

        it("goes on with its own orders and numbers", async () => {
            const main = new DeclaredOrder(desk);
            await main.up({ phoneNumbers: [a] });
            list("^/number_orders$", ...odd);

            await main.refresh();
            await main.up({ phoneNumbers: [a, b] });
            await main.destroy();

            assert.equal(owned(desk.emulator.control, a), undefined);
        });

        it("finds a number of its own that shows no status", async () => {
            list("^/phone_numbers$", ...odd, { id: "1", phone_number: a, status: null });
            assert.equal((await desk.operation().api.findPhoneNumber(a))?.status, "unknown");
        });

        it("never overlooks a bulk order because its groups cannot be read", async () => {
            const { control } = desk.emulator;
            const main = new DeclaredBulk(desk);
            await main.up(chicago(2));
            const { id } = main;
            desk.adopt = [must(id)];
            main.forget();
            const orders = [{ number_order_id: null }];
            const group = { count_requested: "2", status: "success", orders };
            list("^/inexplicit_number_orders$", ...odd, {
                ...{ id, customer_reference: main.reference(), ordering_groups: [group] },
            });

            await main.up(chicago(2));

            assert.equal(main.id, id);
            assert.equal(bought(control), 2);
        });
    });

    it("gives the look-up that fails to the one who asked, and the others their answers", async () => {
        const { control } = desk.emulator;
        await new DeclaredOrder(desk).up({ phoneNumbers: [a, b] });
        const known = [a, b].map((phoneNumber) => ({ phoneNumber, id: idOf(control, phoneNumber) }));
        const path = `^/phone_numbers/${must(known[0]).id}$`;
        control.addFault({ method: "GET", path, times: 50, respond: { kind: "reply", status: 500, body: {} } });
        const { api } = desk.operation();

        const [failed, found] = await Promise.allSettled(known.map((number) => api.findKnownNumber(number)));

        assert.equal(failed?.status, "rejected");
        assert.equal(found?.status === "fulfilled" && found.value?.phoneNumber, b);
    });

    it("finds the number that is there, not the one of that name that was released before", async () => {
        const listed = ["deleted", "active"].map((status, id) => ({ id: String(id), phone_number: a, status }));
        desk.emulator.control.addFault({
            ...{ method: "GET", path: "^/phone_numbers$" },
            respond: { kind: "reply", status: 200, body: { data: listed } },
        });

        assert.equal((await desk.operation().api.findPhoneNumber(a))?.status, "active");
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
