import assert from "node:assert/strict";
import { bulkPosts, chicago, DeclaredBulk, inChicago, local, ownedNow } from "../support/bulk";
import { must } from "../support/must";
import { useDesk } from "../support/operation";
import { releases } from "../support/seen";

describe("InexplicitNumberOrder > ignoreChanges and a group that reads back with a count of 0", () => {
    const desk = useDesk();
    const groups = [local("312", 2), local("415", 1)];

    for (const [what, path] of Object.entries({
        groups: "orderingGroups",
        "one count": "orderingGroups[1].countRequested",
    })) {
        it(`leaves it as it is where somebody released its numbers, buys and releases nothing, and does everything else: ${what}`, async () => {
            const { control } = desk.emulator;
            const main = new DeclaredBulk(desk);
            const program = { orderingGroups: groups, __ignoreChanges: [path] };
            const state = await main.up(program);
            const lost = must(state.groups.find((group) => group.nationalDestinationCode === "415"));
            lost.phoneNumbers.forEach((phoneNumber) => control.releaseNumber(phoneNumber));
            await main.refresh();
            control.clearRequests();
            const held = ownedNow(control);
            // The engine puts what was read in the place of what the program says.
            const filled = { ...program, orderingGroups: main.knownInputs.orderingGroups };

            await main.up(filled);
            await main.up({ ...filled, connectionId: "222" });

            assert.deepEqual(main.counts, { "312": 2, "415": 0 });
            assert.deepEqual(ownedNow(control), held);
            assert.deepEqual([bulkPosts(control), releases(control)], [[], []]);
            assert.equal(main.state.status, "success");
            await main.refresh();
            assert.equal(main.preview({ ...filled, connectionId: "222" }).update, false);
        });
    }

    it("is said to be as it is where nothing could be bought", async () => {
        const { control } = desk.emulator;
        control.setInventory({ ...inChicago, available: 0 });
        const main = new DeclaredBulk(desk);
        const program = { ...chicago(2), __ignoreChanges: ["orderingGroups[0].countRequested"] };
        await main.upFails(program);
        await main.refresh();
        control.clearRequests();
        const filled = { ...program, orderingGroups: main.knownInputs.orderingGroups };

        await main.up(filled);

        assert.deepEqual(bulkPosts(control), []);
        await main.refresh();
        assert.equal(main.preview(filled).update, false);
    });

    it("hides neither what the program itself says, nor two groups with the same criteria", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        const program = { orderingGroups: groups, __ignoreChanges: ["orderingGroups[1].countRequested"] };
        const state = await main.up(program);
        const check = (...orderingGroups: object[]) => main.check({ ...program, orderingGroups }).failures;
        assert.equal(check(local("312", 2), local("415", 0)).length, 1);
        state.phoneNumbers
            .filter((number) => number.startsWith("+1415"))
            .forEach((number) => control.releaseNumber(number));
        await main.refresh();

        const twice = check(local("312", 2), local("415", 0), local("415", 3));

        assert.match(
            twice.map(({ reason }) => reason).join(),
            /^this group has the same criteria as orderingGroups\[1\]/,
        );
    });
});
