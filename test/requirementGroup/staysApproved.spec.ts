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
} from "../support/requirementGroup";

/** No source tells whether Telnyx takes an approval back when values change, so here it stands until the group is submitted. */
describe("RequirementGroup > corrected values of a group that stays approved until it is submitted", () => {
    const desk = useDesk();
    const program = { ...germanLocal, submitForApproval: true, regulatoryRequirements: germanValues };
    const corrected = { ...program, regulatoryRequirements: correctedValues };
    const refuse = (method: string, path: string, status: number) => {
        const body = { errors: [{ code: "10015", title: "Bad Request", detail: "Not now." }] };
        desk.emulator.control.addFault({ method, path, times: 5, respond: { kind: "reply", status, body } });
    };

    async function approved(): Promise<DeclaredGroup> {
        const { control } = desk.emulator;
        reviewGroups(desk, (id) => control.approveGroup(id));
        const main = new DeclaredGroup(desk);
        await main.up(program);
        showGroups(desk, (group) => {
            group.status = group.status === "unapproved" ? "approved" : group.status;
        });
        control.clearRequests();
        return main;
    }

    for (const refreshes of [false, true]) {
        it(`are submitted by the next up where a submission failed${refreshes ? ", after a refresh, too" : ""}`, async () => {
            const main = await approved();
            refuse("POST", "submit_for_approval$", 500);
            assert.match(await main.upFails(corrected), /run `pulumi up` to try again/);
            desk.emulator.control.clearFaults();
            desk.emulator.control.clearRequests();
            if (refreshes) {
                await main.refresh();
            }
            desk.log.warnings.length = 0;
            assert.equal(main.preview(corrected).update, true);
            assert.match(desk.log.warnings.join(), /its corrected values are not submitted yet/);

            assert.equal((await main.up(corrected)).status, "approved");

            assert.equal(submissions(desk), 1);
            assert.equal(main.state.__submissionDue, undefined);
            assert.equal(main.preview(corrected).update, false);
        });
    }

    it("are submitted once: not again where somebody did it in the meantime", async () => {
        const { control } = desk.emulator;
        const main = await approved();
        refuse("POST", "submit_for_approval$", 500);
        await main.upFails(corrected);
        control.clearFaults();
        control.clearRequests();
        control.setGroupStatus(must(main.id), "pending-approval");
        await main.refresh();
        control.approveGroup(must(main.id));
        await main.refresh();

        assert.equal(main.preview(corrected).update, false);
        assert.equal(main.state.__submissionDue, undefined);
    });

    it("are submitted where the reply to what sent them was lost", async () => {
        const main = await approved();
        const respond = { kind: "drop" } as const;
        const lost = { method: "PATCH", path: "^/requirement_groups/", times: 5, apply: true, respond } as const;
        desk.emulator.control.addFault(lost);
        await main.upFails(corrected);
        desk.emulator.control.clearFaults();

        await main.up(corrected);

        assert.equal(submissions(desk), 1);
    });

    it("are not submitted again where Telnyx refused just that: the group is approved, and a later up goes well", async () => {
        const main = await approved();
        refuse("POST", "submit_for_approval$", 422);
        assert.match(await main.upFails(corrected), /^submitting requirement group .* was refused/);

        assert.equal((await main.up(corrected)).status, "approved");

        assert.equal(submissions(desk), 1);
        assert.equal(main.preview(corrected).update, false);
    });

    it("that Telnyx refused leave nothing to be submitted once the program takes them back", async () => {
        const main = await approved();
        refuse("PATCH", "^/requirement_groups/", 422);
        await main.upFails(corrected);
        desk.emulator.control.clearFaults();

        await main.up(program);

        assert.equal(submissions(desk), 0);
        assert.equal(main.preview(program).update, false);
    });

    it("are left alone where somebody made them in the portal, and the program follows", async () => {
        const main = await approved();
        desk.emulator.control.changeGroupValue(must(main.id), german.proof, papers.proof[1]);
        await main.refresh();

        assert.equal(main.preview(corrected).update, false);
        await main.up({ ...corrected, customerReference: "new" });

        assert.equal(submissions(desk), 0);
    });
});
