import assert from "node:assert/strict";
import { importAgain } from "../support/heldTwice";
import { must } from "../support/must";
import { DeclaredOrder, thrownBy } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { numbers, releases } from "../support/seen";

const { a, b } = numbers;

describe("NumberOrder > one order in the states of two resources", () => {
    const desk = useDesk();
    const program = { phoneNumbers: [a, b] };

    async function importedTwice() {
        const first = new DeclaredOrder(desk, "first");
        await first.up(program);
        const second = new DeclaredOrder(desk, "second");
        await importAgain(desk, first, second);
        return { first, second };
    }

    it("releases nothing when one of them leaves the program, and says how to part with it", async () => {
        const { first, second } = await importedTwice();
        assert.equal(first.preview(program).update, false);

        const { message } = await thrownBy(second.deleteState(must(second.id), second.state));

        assert.match(message, /^deleting number order \(\S+\): urn:\S+::first has the same one in its state/);
        assert.match(message, /Nothing was given back: .*`pulumi state delete <urn>`/);
        assert.deepEqual(releases(desk.emulator.control), []);
    });

    it("releases each number once when both are destroyed", async () => {
        const { first, second } = await importedTwice();

        await second.destroy();
        await first.destroy();

        assert.equal(releases(desk.emulator.control).length, 2);
    });
});
