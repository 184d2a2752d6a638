import assert from "node:assert/strict";
import { requirementGroupHandler } from "../../provider/requirementGroup/handler";
import { thrownBy } from "../support/declared";
import { importAgain } from "../support/heldTwice";
import { must } from "../support/must";
import { useDesk } from "../support/operation";
import { DeclaredGroup, germanLocal, germanValues } from "../support/requirementGroup";

describe("RequirementGroup > one group in the states of two resources", () => {
    const desk = useDesk();
    const program = { ...germanLocal, regulatoryRequirements: germanValues };
    const groups = () => desk.emulator.control.requirementGroups();

    async function importedTwice() {
        const first = new DeclaredGroup(desk, "first");
        await first.up(program);
        const second = new DeclaredGroup(desk, "second");
        await importAgain(desk, first, second);
        return { first, second };
    }

    it("stays when one of them leaves the program, which is told how to part with it", async () => {
        const { first, second } = await importedTwice();
        assert.equal(first.preview(program).update, false);

        const { message } = await thrownBy(second.deleteState(must(second.id), second.state));

        assert.match(message, /^deleting requirement group \(\S+\): urn:\S+::first has the same one in its state/);
        assert.match(message, /Nothing was given back: .*`pulumi state delete <urn>`/);
        assert.equal(groups().length, 1);
    });

    it("is deleted when both are destroyed", async () => {
        const { first, second } = await importedTwice();

        await second.destroy();
        await first.destroy();

        assert.deepEqual(groups(), []);
    });

    it("is deleted when an import is replaced by its first up", async () => {
        const { first, second } = await importedTwice();
        first.forget();
        const british = { ...program, countryCode: "GB", regulatoryRequirements: [] };
        const { id, state } = { id: must(second.id), state: second.state };
        assert.deepEqual(second.preview(british).replaces, ["countryCode"]);
        // The engine checks what it replaces once more, without its old inputs (docs/facts.md, E14).
        second.forget();
        await second.up(british);

        // The state has no URN yet.
        await requirementGroupHandler.delete(id, state, desk.operation());

        assert.deepEqual(
            groups().map(({ country_code }) => country_code),
            ["GB"],
        );
    });
});
