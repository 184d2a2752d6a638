import assert from "node:assert/strict";
import { must } from "../support/must";
import { useDesk } from "../support/operation";
import {
    correctedValues,
    DeclaredGroup,
    german,
    germanLocal,
    germanValues,
    papers,
    reviewGroups,
    showGroups,
    submissions,
    withoutRequirement,
} from "../support/requirementGroup";

describe("RequirementGroup > a declared requirement that Telnyx lists no longer", () => {
    const desk = useDesk();
    const program = { ...germanLocal, submitForApproval: true, regulatoryRequirements: germanValues };
    const patches = () => desk.emulator.control.requests({ method: "PATCH" }).map(({ body }) => body as object);

    /** An approved group that asks for the proof no longer. */
    async function approved(): Promise<DeclaredGroup> {
        reviewGroups(desk, (id) => desk.emulator.control.approveGroup(id));
        const main = new DeclaredGroup(desk);
        await main.up(program);
        showGroups(desk, (group) => withoutRequirement(group, german.proof));
        await main.refresh();
        desk.emulator.control.clearRequests();
        return main;
    }

    it("is not sent with a new label, and the group is not submitted again", async () => {
        const main = await approved();
        assert.equal(main.preview(program).update, false);

        await main.up({ ...program, customerReference: "new" });

        assert.deepEqual(
            patches().map((patch) => Object.keys(patch)),
            [["customer_reference"]],
        );
        assert.equal(submissions(desk), 0);
        assert.equal(main.state.status, "approved");
    });

    it("is sent, and the group submitted, where the program changes its value", async () => {
        const main = await approved();

        await main.up({ ...program, regulatoryRequirements: correctedValues });

        assert.deepEqual(patches(), [
            { regulatory_requirements: [{ requirement_id: german.proof, field_value: papers.proof[1] }] },
        ]);
        assert.equal(submissions(desk), 1);
    });

    it("is sent by the next up where that was refused", async () => {
        const main = await approved();
        const refusal = { errors: [{ code: "10015", title: "Bad Request", detail: "Not now." }] };
        const respond = { kind: "reply", status: 422, body: refusal } as const;
        desk.emulator.control.addFault({ method: "PATCH", path: "^/requirement_groups", respond });
        const corrected = { ...program, regulatoryRequirements: correctedValues };
        await main.upFails(corrected);
        await main.refresh();
        assert.equal(main.preview(corrected).update, true);

        await main.up(corrected);

        assert.equal(patches().length, 2);
        assert.equal(submissions(desk), 1);
    });

    it("is not emptied where the program drops its value", async () => {
        const main = await approved();
        const less = { ...program, regulatoryRequirements: germanValues.slice(0, 1) };

        const state = await main.up(less);

        assert.deepEqual(patches(), []);
        assert.deepEqual(state.regulatoryRequirements, [must(germanValues[0])]);
        assert.equal(main.preview(less).update, false);
    });
});
