import assert from "node:assert/strict";
import { DeclaredOrder, thrownBy } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { must } from "../support/must";
import { numbers, writes } from "../support/seen";

const { a, b } = numbers;

describe("NumberOrder.get", () => {
    const desk = useDesk();

    it("shows one order by its id, with the numbers that it holds", async () => {
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b], connectionId: "1" });
        desk.emulator.control.releaseNumber(a);
        desk.emulator.control.clearRequests();

        const { state } = await new DeclaredOrder(desk, "got").get(must(main.id));

        assert.equal(state.status, "success");
        assert.deepEqual(state.phoneNumbers, [b]);
        assert.deepEqual(state.numberOrderIds, [main.id]);
        assert.equal(state.orderReference, main.reference());
        assert.equal(state.numbers[0]?.connectionId, "1");
        assert.deepEqual(writes(desk.emulator.control), []);
    });

    it("fails when the account does not know the order", async () => {
        const id = "0c9d51a7-6a8e-4d67-9d0e-2f0a4f9b6c33";
        const { message } = await thrownBy(new DeclaredOrder(desk).get(id));

        assert.match(message, /getting number order \(0c9d51a7-6a8e-4d67-9d0e-2f0a4f9b6c33\): .*does not know it/);
    });

    it("says so when all its numbers are released", async () => {
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a] });
        desk.emulator.control.releaseNumber(a);

        const { message } = await thrownBy(new DeclaredOrder(desk).get(must(main.id)));

        assert.match(message, /it is there, but all its numbers are released/);
    });
});
