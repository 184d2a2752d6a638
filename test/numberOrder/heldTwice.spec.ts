import assert from "node:assert/strict";
import { importAgain, nextRun } from "../support/heldTwice";
import { must } from "../support/must";
import { DeclaredOrder, thrownBy } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { numbers, ordered, owned, releases } from "../support/seen";

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

    it("does not come about by telnyx:adopt, also while the one that has the order has not marked it yet", async () => {
        const { control } = desk.emulator;
        const elsewhere = new DeclaredOrder(desk, "main", "other");
        await elsewhere.up(program);
        const imported = new DeclaredOrder(desk, "imported");
        imported.imported(must(elsewhere.id));
        await nextRun(desk, imported);
        desk.adopt = [must(elsewhere.id)];
        desk.clock.onSleep = () => void imported.check(program);

        const message = await new DeclaredOrder(desk, "fresh").upRefused(program);

        assert.match(message, /is in this account already, under number order/);
        assert.equal(owned(control, a)?.customer_reference, elsewhere.label);
    });

    it("does not come about where one adopts what the other one, which speaks too late, has begun", async () => {
        const { control } = desk.emulator;
        const killed = new DeclaredOrder(desk, "killed");
        await killed.up({ ...program, waitFor: "none" });
        desk.adopt = [must(killed.id)];
        killed.forget();
        await nextRun(desk);
        let sleeps = 0;
        let message = "";
        desk.clock.onSleep = async (ms) => {
            control.advance(ms);
            // The order was taken by now, and is not marked yet.
            message = ++sleeps === 2 ? await killed.upRefused(program) : message;
        };

        await new DeclaredOrder(desk, "fresh").up(program);

        assert.match(message, /carries the mark of this resource, and another resource of this program took it over/);
        assert.deepEqual(ordered(control), [[a, b]]);
        assert.deepEqual(releases(control), []);
    });
});
