import assert from "node:assert/strict";
import { must } from "../support/must";
import { useDesk } from "../support/operation";
import {
    DeclaredGroup,
    germanLocal,
    germanValues,
    reviewGroups,
    showGroups,
    submissions,
} from "../support/requirementGroup";

describe("RequirementGroup > a requirement of type action, which is done outside the API", () => {
    const desk = useDesk();
    const requirementId = "99999999-aaaa-4bbb-8ccc-222222222222";
    const program = { ...germanLocal, submitForApproval: true, regulatoryRequirements: germanValues };
    const withAction = (status: string) =>
        showGroups(desk, (group) => group.regulatoryRequirements.push({ requirementId, fieldType: "action", status }));

    beforeEach(() => reviewGroups(desk, (id) => desk.emulator.control.approveGroup(id)));

    it("keeps no group from being submitted: it never has a value", async () => {
        withAction("unapproved");

        const state = await new DeclaredGroup(desk).up(program);

        assert.equal(state.status, "approved");
        assert.equal(submissions(desk), 1);
        assert.deepEqual(state.missing, []);
        assert.equal(state.requirements.at(-1)?.fieldType, "action");
    });

    it("is named while it is to be done, and not after", async () => {
        withAction("unapproved");
        const main = new DeclaredGroup(desk);
        await main.up(program);
        assert.equal(
            must(desk.log.warnings[0]),
            `requirement group (${must(main.id)}): 'an action' (requirement ${requirementId}) is done outside the API: ` +
                "see the Telnyx portal",
        );
        desk.log.warnings.length = 0;
        withAction("approved");

        await new DeclaredGroup(desk, "others").up(program);

        assert.deepEqual(desk.log.warnings, []);
    });

    it("is not taken for a value that is missing where another one is", async () => {
        withAction("unapproved");

        const reasons = await new DeclaredGroup(desk).upFails({
            ...program,
            regulatoryRequirements: germanValues.slice(0, 1),
        });

        assert.match(reasons, /it lacks 'Proof of address' \(requirement 33333333-[^']*$/);
        assert.equal(submissions(desk), 0);
    });
});
