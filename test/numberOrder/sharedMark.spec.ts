import assert from "node:assert/strict";
import { Claims } from "../../provider/telnyx/together/claims";
import { must } from "../support/must";
import { DeclaredOrder, thrownBy } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { numbers, ordered, owned, releases, writes } from "../support/seen";

const { a, b, german } = numbers;

describe("NumberOrder > two resources with one mark", () => {
    const desk = useDesk();

    /** An order that was declared as `main` and then renamed with an alias, so its mark is that of `main`. */
    async function renamedOrder(phoneNumbers: string[], waitFor: "activation" | "none" = "activation") {
        const renamed = new DeclaredOrder(desk);
        await renamed.up({ phoneNumbers, waitFor });
        renamed.rename("renamed");
        desk.claims = new Claims();
        await renamed.up({ phoneNumbers, waitFor });
        desk.claims = new Claims();
        return renamed;
    }

    for (const [what, phoneNumbers, waitFor] of [
        ["a finished order", [a], "activation"],
        ["an order under way", [german], "none"],
    ] as const) {
        it(`a new one at the old place of ${what} is told to take another name, and takes nothing over`, async () => {
            const { control } = desk.emulator;
            const program = { phoneNumbers: [...phoneNumbers], waitFor };
            const renamed = await renamedOrder(program.phoneNumbers, waitFor);
            renamed.check(program);
            control.clearRequests();

            const message = await new DeclaredOrder(desk).upRefused({ phoneNumbers: [b] });

            assert.match(message, /another resource of this program, urn:\S+::renamed, stood at this place before/);
            assert.match(message, /Nothing was ordered: give this resource another name/);
            assert.deepEqual(writes(control), []);
            desk.adopt = [must(renamed.id)];
            await new DeclaredOrder(desk).upRefused({ phoneNumbers: [b] });
            assert.equal(renamed.preview(program).update, false);
            assert.deepEqual(ordered(control), [phoneNumbers]);
        });
    }

    it("the renamed one may speak a moment later, before anything is taken over", async () => {
        const { control } = desk.emulator;
        const renamed = await renamedOrder([german], "none");
        desk.clock.onSleep = () => void renamed.check({ phoneNumbers: [german], waitFor: "none" });

        const message = await new DeclaredOrder(desk).upRefused({ phoneNumbers: [b] });

        assert.match(message, /::renamed, stood at this place before/);
        assert.deepEqual(ordered(control), [[german]]);
    });

    it("two that have one order in their states change nothing, and say which is the other", async () => {
        const { control } = desk.emulator;
        const renamed = await renamedOrder([german], "none");
        // As with `--target`: the other one says nothing.
        const fresh = new DeclaredOrder(desk);
        await fresh.up({ phoneNumbers: [b] });
        desk.claims = new Claims();
        renamed.preview({ phoneNumbers: [german], waitFor: "none" });

        const { message } = await thrownBy(fresh.up({ phoneNumbers: [b], tags: ["x"] }));

        assert.match(message, /updating number order \(\S+\): urn:\S+::renamed has the same order in its state/);
        assert.deepEqual(releases(control), []);
        assert.deepEqual(owned(control, b)?.tags, []);
    });

    it("one that was renamed gives its numbers back, and is ordered again, when it is replaced", async () => {
        const { control } = desk.emulator;
        const renamed = await renamedOrder([a]);
        const state = renamed.state;
        renamed.check({ phoneNumbers: [a] });
        // The engine checks what it replaces once more, without its old inputs (docs/facts.md, E14).
        const id = must(renamed.id);
        renamed.forget();
        renamed.check({ phoneNumbers: [a] });

        await renamed.deleteState(id, state);

        assert.equal(owned(control, a), undefined);
        await renamed.up({ phoneNumbers: [a] });
        assert.deepEqual(ordered(control), [[a], [a]]);
    });
});
