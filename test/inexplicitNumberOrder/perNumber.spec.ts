import assert from "node:assert/strict";
import { chicago, DeclaredBulk, ownedNow } from "../support/bulk";
import { must } from "../support/must";
import { useDesk } from "../support/operation";
import { owned, releases } from "../support/seen";

describe("InexplicitNumberOrder > every number is judged by itself", () => {
    const desk = useDesk();

    it("keeps the declared value, wants an update while any number deviates, and says which", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        const program = chicago(5, { connectionId: "A", tags: ["t"] });
        const { phoneNumbers } = await main.up(program);
        phoneNumbers.slice(0, 4).forEach((name) => control.changeNumber(name, { connection_id: "B" }));
        control.changeNumber(must(phoneNumbers[0]), { tags: [] });

        await main.refresh();

        assert.deepEqual([main.knownInputs.connectionId, main.knownInputs.tags], ["A", ["t"]]);
        assert.deepEqual(main.preview(program), { update: true, properties: [] });
        const [first, second, third] = phoneNumbers;
        assert.ok(
            desk.log.warnings.includes(
                `4 numbers are not as declared: ${first} (connectionId, tags), ${second} (connectionId), ` +
                    `${third} (connectionId) and 1 more`,
            ),
            desk.log.warnings.join("\n"),
        );
        await main.up(program);
        assert.ok(phoneNumbers.every((name) => owned(control, name)?.connection_id === "A"));
        await main.refresh();
        assert.equal(main.preview(program).update, false);
    });

    it("gives all numbers the value that one of them was given by somebody else, once the program declares it", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        const { phoneNumbers } = await main.up(chicago(3, { connectionId: "A" }));
        control.changeNumber(must(phoneNumbers[1]), { connection_id: "B" });
        await main.refresh();

        await main.up(chicago(3, { connectionId: "B" }));

        assert.ok(phoneNumbers.every((name) => owned(control, name)?.connection_id === "B"));
    });

    it("makes no request about a setting that ignoreChanges names", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        const program = chicago(2, { connectionId: "A", __ignoreChanges: ["connectionId"] });
        const { phoneNumbers } = await main.up(program);
        control.changeNumber(must(phoneNumbers[1]), { connection_id: "B" });
        await main.refresh();
        assert.equal(main.preview(program).update, false);

        await main.up({ ...program, billingGroupId: "g" });

        assert.equal(owned(control, must(phoneNumbers[1]))?.connection_id, "B");
        assert.equal(owned(control, must(phoneNumbers[1]))?.billing_group_id, "g");
    });

    it("gives every number what is declared again once ignoreChanges names the setting no longer", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        const program = chicago(2, { connectionId: "A" });
        const { phoneNumbers } = await main.up({ ...program, __ignoreChanges: ["connectionId"] });
        control.changeNumber(must(phoneNumbers[1]), { connection_id: "B" });
        await main.refresh();

        assert.equal(main.preview(program).update, true);
        assert.match(desk.log.warnings.join(), /ignoreChanges no longer names connectionId: /);
        await main.up(program);

        assert.ok(phoneNumbers.every((name) => owned(control, name)?.connection_id === "A"));
        assert.equal(main.preview(program).update, false);
    });

    it("goes on clearing a setting that left the program, also after a refresh", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        const { phoneNumbers } = await main.up(chicago(2, { connectionId: "A" }));
        control.addFault({
            method: "PATCH",
            path: "^/phone_numbers/",
            times: 99,
            respond: { kind: "reply", status: 500 },
        });
        await main.upFails(chicago(2));
        control.clearFaults();

        await main.refresh();
        assert.equal(main.preview(chicago(2)).update, true);
        await main.up(chicago(2));

        assert.ok(phoneNumbers.every((name) => !owned(control, name)?.connection_id));
    });

    it("warns and goes on when a create finds a locked number too many that a former run finished", async () => {
        const { control } = desk.emulator;
        const former = new DeclaredBulk(desk);
        await former.up(chicago(3));
        desk.adopt = [must(former.id)];
        ownedNow(control).forEach((name) => control.changeNumber(name, { deletion_lock_enabled: true }));
        const successor = new DeclaredBulk(desk);

        const state = await successor.up(chicago(1));

        assert.deepEqual(releases(control), []);
        assert.equal(state.phoneNumbersCount, 3);
        assert.match(desk.log.warnings.join("\n"), /were found under an order of this resource/);
    });
});
