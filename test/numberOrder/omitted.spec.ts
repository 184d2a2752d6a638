import assert from "node:assert/strict";
import { ownedNow } from "../support/bulk";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { numbers, ordered, owned } from "../support/seen";

const { a, b, german } = numbers;

interface Shown {
    phoneNumbers: { status?: string }[];
}

describe("NumberOrder > replies that leave out what the description does not require", () => {
    const desk = useDesk();

    /** Changes every number order that a reply shows, one or many. */
    function everyOrder(change: (order: Shown) => void): void {
        desk.onReply = ({ path }, reply) => {
            if (path.startsWith("/number_orders")) {
                const { data = [reply as Shown] } = reply as { data?: Shown[] };
                data.forEach(change);
            }
        };
    }

    it("loses, buys and forgets nothing while its orders show no numbers", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [a, b] };
        await main.up({ ...program, connectionId: "1" });
        everyOrder((order) => (order.phoneNumbers = []));

        assert.equal(await main.refresh(), true);
        assert.deepEqual(main.knownInputs.phoneNumbers, [a, b]);
        const state = await main.up({ ...program, connectionId: "2" });

        assert.equal(state.status, "success");
        assert.equal(owned(control, b)?.connection_id, "2");
        assert.deepEqual(ordered(control), [[a, b]]);
        await main.destroy();
        assert.deepEqual(ownedNow(control), []);
    });

    it("sees by its id that a number was released, though its order shows none", async () => {
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b] });
        everyOrder((order) => (order.phoneNumbers = []));
        desk.emulator.control.releaseNumber(b);

        await main.refresh();

        assert.deepEqual(main.knownInputs.phoneNumbers, [a]);
    });

    for (const [what, change] of [
        ["shows no numbers", (order: Shown) => void (order.phoneNumbers = [])],
        ["says of none how it stands", (order: Shown) => order.phoneNumbers.forEach((one) => delete one.status)],
    ] as const) {
        it(`keeps a number that is under review for days while its order ${what}`, async () => {
            const { control } = desk.emulator;
            const main = new DeclaredOrder(desk);
            const program = { phoneNumbers: [german], waitFor: "none" };
            await main.up(program);
            await desk.clock.sleep(2 * 3_600_000);
            everyOrder(change);

            assert.equal(await main.refresh(), true);
            assert.deepEqual(main.knownInputs.phoneNumbers, [german]);
            assert.equal(main.state.status, "pending");
            await main.destroy();

            const [order] = control.orders();
            assert.deepEqual(
                order?.phone_numbers.map(({ outcome }) => outcome),
                ["cancelled"],
            );
        });
    }
});
