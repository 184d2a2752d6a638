import assert from "node:assert/strict";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { idOf, numbers, owned, writes } from "../support/seen";

const { a, b, c } = numbers;

describe("NumberOrder > every number is judged by itself", () => {
    const desk = useDesk();
    const connections = (...names: string[]) => names.map((name) => owned(desk.emulator.control, name)?.connection_id);

    it("gives all numbers the value that one of them was given by somebody else, once the program declares it", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b, c], connectionId: "A" });
        control.changeNumber(b, { connection_id: "B" });
        await main.refresh();

        const program = { phoneNumbers: [a, b, c], connectionId: "B" };
        assert.equal(main.preview(program).update, true);
        await main.up(program);

        assert.deepEqual(connections(a, b, c), ["B", "B", "B"]);
        await main.refresh();
        assert.equal(main.preview(program).update, false);
    });

    it("shows the setting of the order as deviating only when all numbers deviate in the same way", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [a, b], connectionId: "A" };
        await main.up(program);
        [a, b].forEach((name) => control.changeNumber(name, { connection_id: "B" }));

        await main.refresh();
        assert.deepEqual([main.knownInputs.connectionId, main.knownInputs.phoneNumbers], ["B", [a, b]]);
        control.changeNumber(b, { connection_id: "C" });
        await main.refresh();
        assert.deepEqual(main.knownInputs.phoneNumbers, [a, { phoneNumber: b, connectionId: "C" }]);
        await main.up(program);
        assert.deepEqual(connections(a, b), ["A", "A"]);
    });

    it("lets a number's own setting win over that of the order, from the first up on", async () => {
        const main = new DeclaredOrder(desk);
        const own = { phoneNumber: b, connectionId: "own", customerReference: "mine", tags: ["x"], deletionLock: true };
        const program = { phoneNumbers: [a, own], connectionId: "order", tags: ["y", "x"] };

        const state = await main.up(program);

        assert.deepEqual(connections(a, b), ["order", "own"]);
        const { control } = desk.emulator;
        assert.deepEqual(
            [a, b].map((name) => owned(control, name)?.customer_reference),
            [main.label, "mine"],
        );
        assert.deepEqual(
            [a, b].map((name) => owned(control, name)?.tags),
            [["x", "y"], ["x"]],
        );
        assert.deepEqual(
            [a, b].map((name) => owned(control, name)?.deletion_lock_enabled),
            [false, true],
        );
        assert.deepEqual(state.phoneNumbers, [a, own]);
        await main.refresh();
        assert.equal(main.preview(program).update, false);
    });

    it("gives a number the order's setting back when its own leaves the program, and clears it where there is none", async () => {
        const main = new DeclaredOrder(desk);
        const own = { phoneNumber: b, connectionId: "own", billingGroupId: "own" };
        await main.up({ phoneNumbers: [a, own], connectionId: "order" });

        const program = { phoneNumbers: [a, b], connectionId: "order" };
        assert.deepEqual(main.preview(program), { update: true, properties: ["phoneNumbers"] });
        await main.up(program);

        assert.deepEqual(connections(a, b), ["order", "order"]);
        assert.equal(owned(desk.emulator.control, b)?.billing_group_id, null);
    });

    it("shows drift of a number's own setting in its entry, and repairs that one only", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        const program = { phoneNumbers: [a, { phoneNumber: b, connectionId: "own" }], connectionId: "order" };
        await main.up(program);
        control.changeNumber(b, { connection_id: "theirs" });
        control.clearRequests();

        await main.refresh();
        assert.deepEqual(main.knownInputs.phoneNumbers, [a, { phoneNumber: b, connectionId: "theirs" }]);
        await main.up(program);

        assert.deepEqual(writes(control), [`PATCH /phone_numbers/${idOf(control, b)}`]);
        assert.deepEqual(connections(a, b), ["order", "own"]);
    });

    for (const [name, field, change] of [
        ["connectionId", "connection_id", "theirs"],
        ["billingGroupId", "billing_group_id", "theirs"],
        ["messagingProfileId", "messaging_profile_id", "theirs"],
        ["customerReference", "customer_reference", "theirs"],
        ["deletionLock", "deletion_lock_enabled", false],
        ["tags", "tags", ["theirs"]],
    ] as const) {
        it(`makes no request about ${name} that ignoreChanges names, also when something else is updated`, async () => {
            const { control } = desk.emulator;
            const main = new DeclaredOrder(desk);
            const value = name === "deletionLock" ? true : name === "tags" ? ["ours"] : "ours";
            const ignoring = { __ignoreChanges: [name] };
            await main.up({ phoneNumbers: [a, b], [name]: value, ...ignoring });
            control.changeNumber(b, { [field]: change });
            control.clearRequests();

            await main.refresh();
            // The engine hands the old value in the place of the program's.
            const resetByEngine = { [name]: main.knownInputs[name], ...ignoring };
            assert.equal(main.preview({ phoneNumbers: [a, b], ...resetByEngine }).update, false);
            await main.up({ phoneNumbers: [a, b], waitFor: "none", ...resetByEngine });

            assert.deepEqual(writes(control), []);
            assert.deepEqual(owned(control, b)?.[field], change);
        });
    }

    it("ends the kill in the middle of a settings update with the same settings on every number", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b], connectionId: "A" });
        // The state is that of before, and the first of two PATCHes arrived.
        control.changeNumber(a, { connection_id: "B" });
        const program = { phoneNumbers: [a, b], connectionId: "B" };

        await main.refresh();
        await main.up(program);

        assert.deepEqual(connections(a, b), ["B", "B"]);
        await main.refresh();
        assert.equal(main.preview(program).update, false);
    });

    it("says which setting of which number changes, for a door that can show it", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a, b], connectionId: "A" });
        control.changeNumber(b, { connection_id: "B" });
        await main.refresh();

        assert.deepEqual(main.paths({ phoneNumbers: [a, b], connectionId: "A" }), ["phoneNumbers[1].connectionId"]);
        assert.deepEqual([...main.paths({ phoneNumbers: [b, c], connectionId: "A" })].sort(), [
            "phoneNumbers[0]",
            "phoneNumbers[0].connectionId",
            "phoneNumbers[1]",
        ]);
    });
});

describe("NumberOrder > tags", () => {
    const desk = useDesk();
    const tagsOf = (name: string) => owned(desk.emulator.control, name)?.tags;

    it("are a set: set, changed, drifted, repaired, cleared and then left alone", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a], tags: ["b", "a", "b"] });
        assert.deepEqual(tagsOf(a), ["a", "b"]);
        assert.equal(main.preview({ phoneNumbers: [a], tags: ["a", "b"] }).update, false);

        control.changeNumber(a, { tags: ["theirs"] });
        await main.refresh();
        assert.deepEqual(main.preview({ phoneNumbers: [a], tags: ["a", "b"] }), { update: true, properties: ["tags"] });
        await main.up({ phoneNumbers: [a], tags: ["a", "b"] });
        assert.deepEqual(tagsOf(a), ["a", "b"]);

        await main.up({ phoneNumbers: [a] });
        assert.deepEqual(tagsOf(a), []);
        control.changeNumber(a, { tags: ["theirs"] });
        await main.refresh();
        assert.equal(main.preview({ phoneNumbers: [a] }).update, false);
    });

    it("are refused at their place when they are no texts", () => {
        const { failures } = new DeclaredOrder(desk).check({ phoneNumbers: [a], tags: ["x", ""] });
        assert.deepEqual(
            failures.map(({ property }) => property),
            ["tags[1]"],
        );
    });
});

describe("NumberOrder > interrupted", () => {
    const desk = useDesk();

    it("keeps the state, and says that the wait was interrupted", async () => {
        desk.emulator.control.configure({ autoComplete: false });
        const main = new DeclaredOrder(desk);
        desk.clock.onSleep = () => {
            desk.interrupt.abort();
        };

        const reasons = await main.upFails({ phoneNumbers: [a] });

        assert.match(
            reasons,
            /\+13125550142 is still pending when the operation was interrupted after 0 s; run `pulumi up`/,
        );
        assert.equal(main.state.status, "pending");
    });
});

describe("NumberOrder > a mistake of our own", () => {
    const desk = useDesk();

    it("keeps the state, goes to the debug log with its stack, and is called what it is", async () => {
        const main = new DeclaredOrder(desk);
        await main.up({ phoneNumbers: [a] });
        desk.onReply = ({ method }) => {
            if (method === "PATCH") {
                throw new TypeError("x is not a function");
            }
        };

        const reasons = await main.upFails({ phoneNumbers: [a], connectionId: "1" });

        assert.match(reasons, /^this is a mistake in pulumi-telnyx.*TypeError: x is not a function.*--debug/);
        assert.match(desk.log.debugLines.join("\n"), /TypeError: x is not a function\n +at /);
        assert.equal(main.state.numbers.length, 1);
    });
});
