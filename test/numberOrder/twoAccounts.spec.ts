import assert from "node:assert/strict";
import { accountWithin } from "../../provider/operation";
import { connect } from "../../provider/telnyx/connect";
import { byRoute, ownedNow } from "../support/bulk";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk, type Desk } from "../support/operation";
import { passTime } from "../support/time";

const names = ["a", "b", "c", "d"];

describe("NumberOrder > two accounts in one process", function () {
    const desk = useDesk();
    let one = "";
    let other = "";
    let tests = 0;
    this.timeout(60_000);

    beforeEach(() => {
        // What the process knows of an account outlives a test, and the emulator forgets.
        tests += 1;
        [one, other] = [`KEY_of_one_account_${String(tests)}`, `KEY_of_another_account_${String(tests)}`];
        desk.emulator.control.configure({ searchRequired: false, activationDelayMs: 200 });
        passTime(desk);
    });

    /** A desk whose operations open their account as the door does. */
    const deskOf = (key: string): Desk => ({
        ...desk,
        operation(urn) {
            const settings: Record<string, string> = { "telnyx:apiKey": key, "telnyx:baseUrl": desk.emulator.url };
            const operation = desk.operation(urn);
            const account = connect((name) => settings[name], { clock: desk.clock });
            return { ...operation, api: accountWithin(account, operation) };
        },
    });
    const declare = (key: string) => names.map((name) => new DeclaredOrder(deskOf(key), name));
    /** Every account has numbers of its own; nothing else tells the resources of one from those of the other. */
    const numbersOf = (key: string, order: number) =>
        Array.from({ length: 3 }, (_, index) => `+1312555${String((key === one ? 1000 : 2000) + order * 3 + index)}`);
    const upAll = (key: string, orders: readonly DeclaredOrder[]) =>
        Promise.all(
            orders.map((order, index) =>
                order.up({ phoneNumbers: numbersOf(key, index), customerReference: "line", connectionId: "7" }),
            ),
        );
    const requestsOf = (account: string) =>
        byRoute({ requests: () => desk.emulator.control.requests().filter((request) => request.account === account) });

    it("look up, wait and change by themselves, at the same time and under the same names", async () => {
        const { control } = desk.emulator;
        const [ofOne, ofOther] = [declare(one), declare(other)];
        control.clearRequests();

        await Promise.all([upAll(one, ofOne), upAll(other, ofOther)]);

        const accounts = [...new Set(control.requests().map(({ account }) => account ?? ""))];
        assert.equal(accounts.length, 2);
        for (const account of accounts) {
            const { "GET /number_orders": looks, "GET /phone_numbers": found, ...others } = requestsOf(account);
            // A machine that is busy may let one order look a moment after the rest, and then by itself.
            const changes = Object.entries(others).filter(([route]) => route !== "GET /number_orders/{id}");
            assert.ok(looks !== undefined && looks >= 2 && found !== undefined, "each looks for itself");
            assert.deepEqual(Object.fromEntries(changes), {
                "POST /number_orders": names.length,
                "POST /phone_numbers/jobs/update_phone_numbers": 1,
                "GET /phone_numbers/jobs/{id}": 1,
            });
        }

        await desk.clock.sleep(60_000);
        control.clearRequests();
        await Promise.all([...ofOne, ...ofOther].map((order) => order.refresh()));
        for (const account of accounts) {
            assert.deepEqual(requestsOf(account), { "GET /number_orders": 1, "GET /phone_numbers": 1 });
        }
        for (const [key, orders] of [
            [one, ofOne],
            [other, ofOther],
        ] as const) {
            assert.deepEqual(
                orders.map(({ state }) => state.numbers.map(({ phoneNumber }) => phoneNumber)),
                names.map((_, index) => numbersOf(key, index)),
            );
        }
    });

    it("claim no number from each other", async () => {
        const [mover, taker] = [new DeclaredOrder(deskOf(one), "a"), new DeclaredOrder(deskOf(other), "b")];
        const [kept = "", dropped = ""] = numbersOf(one, 0);
        await mover.up({ phoneNumbers: [kept, dropped] });

        // In one account a number that another resource declares is not released.
        taker.check({ phoneNumbers: [dropped] });
        await mover.up({ phoneNumbers: [kept] });

        assert.deepEqual(ownedNow(desk.emulator.control), [kept]);
    });
});
