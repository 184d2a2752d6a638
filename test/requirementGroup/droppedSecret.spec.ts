import assert from "node:assert/strict";
import { openDoor } from "../../provider/lifecycle/door";
import { requirementGroupHandler } from "../../provider/requirementGroup/handler";
import { must } from "../support/must";
import { useDesk } from "../support/operation";
import { DeclaredGroup, german, germanLocal, germanValues, papers, showGroups } from "../support/requirementGroup";

describe("RequirementGroup > a secret value that the program drops, and the group shows a moment longer", () => {
    const desk = useDesk();
    const __provider = "exports.handler = ...";

    it("does not stand in clear in the state of an update that went well", async () => {
        const main = new DeclaredGroup(desk);
        const state = await main.up({ ...germanLocal, regulatoryRequirements: germanValues });
        let left = 1;
        let hasPatched = false;
        showGroups(desk, (group, method) => {
            hasPatched ||= method === "PATCH";
            if (method === "GET" && hasPatched && left-- > 0) {
                group.regulatoryRequirements.forEach((each) => {
                    each.fieldValue = each.requirementId === german.address ? papers.address[0] : papers.proof[0];
                });
            }
        });
        const door = openDoor(requirementGroupHandler, () => desk.operation().api);
        const olds = { ...state, __provider, __secrets: ["regulatoryRequirements"] };
        const checked = await must(door.check)(main.knownInputs, { ...germanLocal, ...hidden(state), __provider });
        assert.deepEqual(checked.failures, []);

        const { outs } = await must(door.update)(must(main.id), olds, { ...checked.inputs, __provider });

        // The engine marks outputs by the names of the new inputs that are secret (E9): there is none of this name any more.
        const told = JSON.parse(JSON.stringify(outs)) as { regulatoryRequirements?: Record<string, unknown> };
        const isMarked = told.regulatoryRequirements?.["4dabf18193072939515e22adb298388d"] !== undefined;
        assert.ok(isMarked || !JSON.stringify(told).includes(papers.address[0]), JSON.stringify(told, null, 1));
    });
});

function hidden({ __label, __token }: { __label: string; __token: string }) {
    return { __label, __token };
}
