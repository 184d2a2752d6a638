import assert from "node:assert/strict";
import { must } from "../support/must";
import { useDesk } from "../support/operation";
import {
    correctedValues,
    DeclaredGroup,
    german,
    germanLocal,
    germanValues,
    reviewGroups,
    submissions,
} from "../support/requirementGroup";

/** No source tells whether Telnyx takes a rejection back when values change, so here it stands until the group is submitted. */
describe("RequirementGroup > corrected values of a group that stays declined until it is submitted", () => {
    const desk = useDesk();
    const program = { ...germanLocal, submitForApproval: true, regulatoryRequirements: germanValues };
    const corrected = { ...program, regulatoryRequirements: correctedValues };

    /** A group whose first values a reviewer declined. */
    async function declined(): Promise<DeclaredGroup> {
        const { control } = desk.emulator;
        const main = new DeclaredGroup(desk);
        reviewGroups(desk, (id) => control.declineGroup(id, { requirementId: german.proof, comment: "too old" }));
        await main.upFails(program);
        desk.onReply = ({ method }, reply) => {
            if (method === "PATCH") {
                control.setGroupStatus(must(main.id), "declined");
                (reply as { status: string }).status = "declined";
            }
        };
        reviewGroups(desk, (id) => control.approveGroup(id));
        control.clearRequests();
        return main;
    }

    for (const refreshes of [false, true]) {
        it(`are submitted by the next up where a submission failed${refreshes ? ", after a refresh, too" : ""}`, async () => {
            const main = await declined();
            const respond = { kind: "reply", status: 500, body: {} } as const;
            desk.emulator.control.addFault({ method: "POST", path: "submit_for_approval$", times: 1, respond });
            assert.match(await main.upFails(corrected), /^submitting requirement group/);
            if (refreshes) {
                await main.refresh();
                desk.log.warnings.length = 0;
                assert.equal(main.preview(corrected).update, true);
                assert.match(desk.log.warnings.join(), /its corrected values are not submitted yet/);
            }

            assert.equal((await main.up(corrected)).status, "approved");

            assert.equal(submissions(desk), 2);
            assert.equal(main.state.__submissionDue, undefined);
        });

        it(`are submitted by the next up after a kill between the two${refreshes ? ", after a refresh, too" : ""}`, async () => {
            const main = await declined();
            const { control } = desk.emulator;
            // What the killed run had sent; the engine heard nothing of it.
            control.changeGroupValue(must(main.id), german.proof, must(correctedValues[1]).fieldValue);
            control.setGroupStatus(must(main.id), "declined");
            if (refreshes) {
                await main.refresh();
            }

            assert.equal((await main.up(corrected)).status, "approved");

            assert.equal(submissions(desk), 1);
        });
    }

    it("are submitted once: what is declined again waits for other values", async () => {
        const main = await declined();
        reviewGroups(desk, (id) =>
            desk.emulator.control.declineGroup(id, { requirementId: german.proof, comment: "illegible" }),
        );

        assert.match(await main.upFails(corrected), /declined: "illegible"/);
        await main.refresh();
        assert.match(await main.upFails(corrected), /declined: "illegible"/);

        assert.equal(submissions(desk), 1);
    });
});
