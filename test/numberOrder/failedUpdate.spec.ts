import assert from "node:assert/strict";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { numbers, owned } from "../support/seen";

const { a, b } = numbers;

describe("NumberOrder > after an update that failed", () => {
    const desk = useDesk();
    const before = { phoneNumbers: [a], connectionId: "1" };

    it("goes back when the program does, though the engine still has the inputs from before", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up(before);
        control.refuseNumber(b, { status: 409, code: "85001" });
        await main.upFails({ phoneNumbers: [a, b], connectionId: "2" });

        assert.equal(main.knownInputs.connectionId, "1");
        assert.equal(owned(control, a)?.connection_id, "2");
        assert.deepEqual(main.preview(before), { update: true, properties: [] });
        await main.up(before);

        assert.equal(owned(control, a)?.connection_id, "1");
        assert.equal(main.preview(before).update, false);
    });

    it("goes back also where only the wait had failed", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up(before);
        control.configure({ autoComplete: false });
        desk.timeoutMs = 5000;
        await main.upFails({ phoneNumbers: [a, b], connectionId: "2" });

        await main.up(before);

        assert.equal(owned(control, a)?.connection_id, "1");
        assert.deepEqual(main.state.phoneNumbers, [a]);
        assert.equal(main.preview(before).update, false);
    });
});
