import assert from "node:assert/strict";
import { chicago, DeclaredBulk, ownedNow } from "../support/bulk";
import { thrownBy } from "../support/declared";
import { importAgain } from "../support/heldTwice";
import { must } from "../support/must";
import { useDesk } from "../support/operation";
import { releases } from "../support/seen";

describe("InexplicitNumberOrder > one order in the states of two resources", () => {
    const desk = useDesk();

    async function importedTwice() {
        const first = new DeclaredBulk(desk, "first");
        await first.up(chicago(3));
        const second = new DeclaredBulk(desk, "second");
        await importAgain(desk, first, second);
        return { first, second };
    }

    it("releases nothing when one of them leaves the program, and says how to part with it", async () => {
        const { control } = desk.emulator;
        const { first, second } = await importedTwice();
        assert.equal(first.preview(chicago(3)).update, false);

        const { message } = await thrownBy(second.deleteState(must(second.id), second.state));

        assert.match(
            message,
            /^deleting inexplicit number order \(\S+\): urn:\S+::first has the same one in its state/,
        );
        assert.match(message, /Nothing was given back: .*`pulumi state delete <urn>`/);
        assert.deepEqual(ownedNow(control), first.state.phoneNumbers);
    });

    it("releases each number once when both are destroyed", async () => {
        const { control } = desk.emulator;
        const { first, second } = await importedTwice();

        await second.destroy();
        await first.destroy();

        assert.deepEqual(ownedNow(control), []);
        assert.equal(releases(control).length, 3);
    });
});
