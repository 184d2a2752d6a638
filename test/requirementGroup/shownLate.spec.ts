import assert from "node:assert/strict";
import { must } from "../support/must";
import { useDesk } from "../support/operation";
import {
    correctedValues,
    DeclaredGroup,
    germanLocal,
    germanValues,
    reviewGroups,
    showGroups,
    submissions,
} from "../support/requirementGroup";

describe("RequirementGroup > a group that is shown as before it was submitted, for a moment", () => {
    const desk = useDesk();
    const program = { ...germanLocal, submitForApproval: true, regulatoryRequirements: germanValues };
    const corrected = { ...program, regulatoryRequirements: correctedValues };

    /** Shows the groups of the next submission as `status`, so often. */
    function showLate(status: string, times: number): void {
        const before = submissions(desk);
        let left = times;
        showGroups(desk, (group, method) => {
            if (method === "GET" && submissions(desk) > before && left-- > 0) {
                group.status = status;
            }
        });
    }

    /** A group that a reviewer has just decided upon. */
    async function decided(decision: "approved" | "declined"): Promise<DeclaredGroup> {
        const { control } = desk.emulator;
        const main = new DeclaredGroup(desk);
        reviewGroups(desk, (id) => {
            if (decision === "approved") {
                control.approveGroup(id);
            } else {
                control.declineGroup(id, { comment: "too old" });
            }
        });
        await main.up(program).catch(() => undefined);
        assert.equal(main.state.status, decision);
        return main;
    }

    it("is not taken for declined again", async () => {
        const main = await decided("declined");
        reviewGroups(desk, (id) => desk.emulator.control.approveGroup(id));
        showLate("declined", 3);

        assert.equal((await main.up(corrected)).status, "approved");

        assert.equal(submissions(desk), 2);
    });

    it("is not taken for approved, either", async () => {
        const main = await decided("approved");
        reviewGroups(desk, (id) => desk.emulator.control.declineGroup(id, { comment: "illegible" }));
        showLate("approved", 3);

        assert.match(await main.upFails(corrected), /Telnyx says declined: "illegible"/);
    });

    it("ends the wait within seconds where it is shown so for good", async () => {
        const main = await decided("declined");
        desk.clock.onSleep = () => undefined;
        showLate("declined", Number.POSITIVE_INFINITY);
        const startMs = desk.clock.now();

        assert.match(await main.upFails(corrected), /Telnyx says declined; correct the values/);

        const waitedMs = desk.clock.now() - startMs;
        assert.ok(waitedMs >= 10_000 && waitedMs < 30_000, `${waitedMs} ms`);
    });

    it("ends it at once where it was declined again after it was shown under review", async () => {
        const main = await decided("declined");
        const startMs = desk.clock.now();

        assert.match(await main.upFails(corrected), /Telnyx says declined/);

        assert.ok(desk.clock.now() - startMs < 2_000);
        assert.equal(must(desk.emulator.control.requirementGroups()[0]).status, "declined");
    });
});
