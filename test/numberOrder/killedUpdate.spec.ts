import assert from "node:assert/strict";
import { DeclaredOrder, thrownBy } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { idOf, numbers, owned, writes } from "../support/seen";

const { a, b } = numbers;

describe("NumberOrder > settings of an update that was killed after its POST", () => {
    const desk = useDesk();
    const settings = { connectionId: "1", billingGroupId: "2", messagingProfileId: "3" };

    /** A resource with a number, after an update was killed that ordered another one with settings. */
    async function afterKill(): Promise<DeclaredOrder> {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a] });
        const killed = main.fork();
        desk.isEngineAlive = () => control.orders().length < 2;
        await thrownBy(killed.up({ phoneNumbers: [a, b], ...settings }));
        desk.isEngineAlive = () => true;
        assert.equal(owned(control, b)?.connection_id, "1");
        // Somebody else gives the other number what the program never declared for it.
        control.changeNumber(a, { connection_id: "9" });
        return main;
    }

    const settingsOf = (phoneNumber: string) => {
        const number = owned(desk.emulator.control, phoneNumber);
        return [number?.connection_id, number?.billing_group_id, number?.messaging_profile_id];
    };

    it("are cleared where the program has dropped them since, and those of other numbers are left alone", async () => {
        const main = await afterKill();

        await main.up({ phoneNumbers: [a, b] });

        assert.deepEqual(settingsOf(b), [null, null, null]);
        assert.deepEqual(settingsOf(a), ["9", null, null]);
        await main.refresh();
        assert.equal(main.preview({ phoneNumbers: [a, b] }).update, false);
    });

    it("are shown by a refresh as the number's own, and cleared after it", async () => {
        const main = await afterKill();

        await main.refresh();
        assert.deepEqual(main.knownInputs.phoneNumbers, [a, { phoneNumber: b, ...settings }]);
        assert.equal(main.preview({ phoneNumbers: [a, b] }).update, true);
        await main.up({ phoneNumbers: [a, b] });

        assert.deepEqual(settingsOf(b), [null, null, null]);
        assert.deepEqual(settingsOf(a), ["9", null, null]);
    });

    it("stay where the program still declares them", async () => {
        const { control } = desk.emulator;
        const main = await afterKill();
        control.clearRequests();

        await main.up({ phoneNumbers: [a, { phoneNumber: b, ...settings }] });

        assert.deepEqual(settingsOf(b), ["1", "2", "3"]);
        assert.deepEqual(writes(control), [`PATCH /phone_numbers/${idOf(control, b)}`], "the label");
    });
});
