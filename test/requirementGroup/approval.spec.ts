import assert from "node:assert/strict";
import { must } from "../support/must";
import { useDesk } from "../support/operation";
import { inPortal } from "../support/portal";
import {
    correctedValues,
    DeclaredGroup,
    german,
    germanLocal,
    germanValues,
    papers,
    submissions,
    value,
} from "../support/requirementGroup";

describe("RequirementGroup > approval", () => {
    const desk = useDesk();
    const submitted = { ...germanLocal, regulatoryRequirements: germanValues, submitForApproval: true };
    const comment = "Address proof is older than three months.";
    const groupId = () => must(desk.emulator.control.requirementGroups()[0]).id;

    it("submits a new group and waits until it is approved", async () => {
        let sleeps = 0;
        desk.clock.onSleep = () => {
            sleeps++;
            if (sleeps === 5) {
                desk.emulator.control.approveGroup(groupId());
            }
        };
        const main = new DeclaredGroup(desk);

        const state = await main.up(submitted);

        assert.equal(state.status, "approved");
        assert.ok(state.requirements.every(({ status, expiresAt }) => status === "approved" && expiresAt));
        assert.ok(sleeps >= 5);
        assert.match(must(desk.log.progressLines[0]), /^requirement group is pending-approval \(0 s\)$/);
        assert.equal(submissions(desk), 1);
        assert.equal(main.preview(submitted).update, false);
    });

    it("keeps the group when the time is over, says who reviews, and the next up goes on waiting", async () => {
        desk.timeoutMs = 42_000;
        const main = new DeclaredGroup(desk);

        const reasons = await main.upFails(submitted);

        assert.match(
            reasons,
            /^waiting for requirement group \([0-9a-f-]{36}\): still pending-approval after 42 s: people at Telnyx are/,
        );
        assert.equal(main.state.status, "pending-approval");
        desk.clock.onSleep = () => desk.emulator.control.approveGroup(groupId());
        assert.equal((await main.up(submitted)).status, "approved");
        assert.equal(submissions(desk), 1);
        assert.equal(desk.emulator.control.requirementGroups().length, 1);
    });

    const rejections = {
        declined: (id: string) => desk.emulator.control.declineGroup(id, { requirementId: german.proof, comment }),
        expired: (id: string) => desk.emulator.control.expireGroup(id),
        "no-longer-eligible": (id: string) => desk.emulator.control.setGroupStatus(id, "no-longer-eligible"),
    };
    for (const [status, reject] of Object.entries(rejections)) {
        it(`ends the wait at once when the group is ${status}, and shows it until the values change`, async () => {
            desk.clock.onSleep = () => reject(groupId());
            const main = new DeclaredGroup(desk);

            const reasons = await main.upFails(submitted);

            assert.match(reasons, new RegExp(`^waiting for requirement group .*: Telnyx says ${status}`));
            assert.ok(desk.clock.now() < 60_000, "it did not wait for the time-out");
            assert.equal(main.state.status, status);
            assert.equal(main.preview(submitted).update, true);
            await main.refresh();
            assert.equal(main.preview(submitted).update, true);
            desk.clock.onSleep = () => undefined;
            assert.match(await main.upFails(submitted), new RegExp(`Telnyx says ${status}`));
            assert.equal(submissions(desk), 1, "what was rejected is not handed in again");
        });
    }

    it("says what the reviewer wrote, and who has to act", async () => {
        desk.clock.onSleep = () => rejections.declined(groupId());

        const reasons = await new DeclaredGroup(desk).upFails(submitted);

        assert.match(reasons, /Telnyx says declined: "Address proof is older than three months\."; correct the values/);
    });

    it("says it at preview as well, until the values are corrected, and quotes nothing there", async () => {
        desk.clock.onSleep = () => rejections.declined(groupId());
        const main = new DeclaredGroup(desk);
        await main.upFails(submitted);
        await main.refresh();
        desk.log.warnings.length = 0;

        main.preview({ ...submitted, regulatoryRequirements: correctedValues });
        assert.deepEqual(desk.log.warnings, []);
        main.preview(submitted);

        const sentence = "Telnyx says declined; correct the values and run `pulumi up`";
        assert.deepEqual(desk.log.warnings, [`requirement group (${groupId()}): ${sentence}`]);
    });

    it("says that a group whose regulation changed has to be replaced", async () => {
        desk.clock.onSleep = () => rejections["no-longer-eligible"](groupId());

        assert.match(await new DeclaredGroup(desk).upFails(submitted), /orders cannot use this group any more/);
    });

    it("hands corrected values in again, and goes on waiting", async () => {
        desk.clock.onSleep = () => rejections.declined(groupId());
        const main = new DeclaredGroup(desk);
        await main.upFails(submitted);
        desk.clock.onSleep = () => desk.emulator.control.approveGroup(groupId());

        const state = await main.up({ ...submitted, regulatoryRequirements: correctedValues });

        assert.equal(state.status, "approved");
        assert.equal(submissions(desk), 2);
        assert.equal(desk.emulator.control.requirementGroups().length, 1);
    });

    describe("after a correction", () => {
        const [v1, v2] = papers.proof;
        const corrected = { ...submitted, regulatoryRequirements: correctedValues };
        const declineNext = (body?: string) => {
            desk.clock.onSleep = () => {
                desk.clock.onSleep = () => undefined;
                const rejection = { requirementId: german.proof, ...(body === undefined ? {} : { comment: body }) };
                desk.emulator.control.declineGroup(groupId(), rejection);
            };
        };

        it("repeats no comment on the former values, in that up or a later one", async () => {
            const main = new DeclaredGroup(desk);
            declineNext(`${v1} is illegible.`);
            await main.upFails(submitted);
            assert.match(await main.upFails(submitted), /declined: "\[value\] is illegible\."/);
            declineNext(`${v2} is no better than ${v1}.`);

            const reasons = [await main.upFails(corrected)];
            assert.match(must(reasons[0]), /declined: "\[value\] is no better than \[value\]\."/);
            await main.refresh();
            reasons.push(await main.upFails(corrected));
            await main.up({ ...corrected, waitFor: "none" });

            const said = [...reasons, ...desk.log.warnings].join("\n");
            assert.ok(!said.includes("illegible"), said);
            assert.ok(!JSON.stringify(main.state).includes(v1));
        });

        it("quotes nothing where they are declined again without a comment", async () => {
            const main = new DeclaredGroup(desk);
            declineNext(`${v1} is illegible.`);
            await main.upFails(submitted);
            declineNext();

            const reasons = [await main.upFails(corrected), await main.upFails(corrected)];

            assert.ok(
                reasons.every((reason) => /Telnyx says declined; correct/.test(reason)),
                reasons.join("\n"),
            );
        });

        it("repeats none either where a refresh was the first to see the correction", async () => {
            const main = new DeclaredGroup(desk);
            declineNext(`${v1} is illegible.`);
            await main.upFails(submitted);
            await inPortal(desk.emulator, "PATCH", `/requirement_groups/${groupId()}`, {
                regulatory_requirements: [{ requirement_id: german.proof, field_value: v2 }],
            });
            await main.refresh();
            declineNext();

            const reasons = [await main.upFails(corrected), await main.upFails(corrected)];

            assert.ok(
                reasons.every((reason) => /Telnyx says declined; correct/.test(reason)),
                reasons.join("\n"),
            );
        });
    });

    it("waits for nothing with waitFor none, and previews a group under review without changes", async () => {
        const main = new DeclaredGroup(desk);
        const program = { ...submitted, waitFor: "none" };

        const state = await main.up(program);

        assert.equal(state.status, "pending-approval");
        assert.equal(desk.clock.now(), 0);
        assert.equal(main.preview(program).update, false);
        await main.refresh();
        assert.equal(main.preview(program).update, false);
        desk.emulator.control.approveGroup(groupId());
        await main.refresh();
        assert.equal(main.preview(program).update, false);
    });

    it("warns of a rejection where nobody waits, and shows it", async () => {
        const main = new DeclaredGroup(desk);
        const program = { ...submitted, waitFor: "none" };
        await main.up(program);
        rejections.declined(groupId());
        await main.refresh();

        assert.equal(main.preview(program).update, true);
        await main.up(program);

        assert.match(
            must(desk.log.warnings.at(-1)),
            /^requirement group \([0-9a-f-]{36}\): Telnyx says declined: "Address/,
        );
    });

    it("submits what was not submitted before, when asked to", async () => {
        const { submitForApproval, ...unsubmitted } = submitted;
        assert.equal(submitForApproval, true);
        const main = new DeclaredGroup(desk);
        assert.equal((await main.up(unsubmitted)).status, "unapproved");
        assert.equal(main.preview(unsubmitted).update, false);
        desk.clock.onSleep = () => desk.emulator.control.approveGroup(groupId());

        assert.deepEqual(main.preview(submitted).properties, ["submitForApproval"]);
        assert.equal((await main.up(submitted)).status, "approved");
        assert.deepEqual(main.preview(unsubmitted).properties, ["submitForApproval"]);
        assert.equal((await main.up(unsubmitted)).status, "approved", "leaving it out takes nothing back");
    });

    it("says so when it shall wait for a group that nobody submitted", async () => {
        const program = { ...germanLocal, regulatoryRequirements: germanValues, waitFor: "approval" };

        const reasons = await new DeclaredGroup(desk).upFails(program);

        assert.match(reasons, /it is unapproved, and nobody was asked to review it: set submitForApproval to true/);
        assert.equal(desk.clock.now(), 0);
    });

    it("does not submit a group that lacks values, and names them", async () => {
        const main = new DeclaredGroup(desk);
        const program = { ...submitted, regulatoryRequirements: germanValues.slice(0, 1) };

        const reasons = await main.upFails(program);

        assert.match(
            reasons,
            /^submitting requirement group \([0-9a-f-]{36}\): it lacks 'Proof of address' \(requirement 33333333-/,
        );
        assert.equal(submissions(desk), 0);
        assert.equal(main.state.missing.length, 1);
        desk.clock.onSleep = () => desk.emulator.control.approveGroup(groupId());
        assert.equal((await main.up(submitted)).status, "approved");
    });

    it("explains that groups of some countries cannot be submitted, and keeps the group", async () => {
        const main = new DeclaredGroup(desk);
        const program = {
            ...{ countryCode: "IT", phoneNumberType: "local", action: "ordering" },
            regulatoryRequirements: [
                ...[value(german.address, "2664398120045678901")],
                ...[value("33333333-aaaa-4bbb-8ccc-555555555555", "5a2d4f0b-7e19-4a3c-b1d8-9e0f6c7a8b11")],
                ...[value("55555555-aaaa-4bbb-8ccc-888888888888", "Business")],
            ],
        };

        const reasons = await main.upFails({ ...program, submitForApproval: true });

        assert.match(reasons, /^submitting requirement group \([0-9a-f-]{36}\): POST .* was refused \(HTTP 422; 10015/);
        assert.match(reasons, /\. Telnyx does not review the groups of every country .*leave submitForApproval out/);
        assert.equal((await main.up(program)).status, "unapproved");
    });

    it("takes a submission whose reply was lost for made, when the group shows it", async () => {
        const fault = { method: "POST", path: "/submit_for_approval$", respond: { kind: "drop" } } as const;
        desk.emulator.control.addFault({ ...fault, apply: true });
        const main = new DeclaredGroup(desk);
        desk.clock.onSleep = () => desk.emulator.control.approveGroup(groupId());

        assert.equal((await main.up(submitted)).status, "approved");

        assert.equal(submissions(desk), 1);
    });

    it("says so when a submission was lost, and the next up makes it", async () => {
        const fault = { method: "POST", path: "/submit_for_approval$", respond: { kind: "drop" } } as const;
        desk.emulator.control.addFault(fault);
        const main = new DeclaredGroup(desk);

        const reasons = await main.upFails(submitted);

        assert.match(reasons, /^submitting requirement group .* got no usable answer: .*run `pulumi up` to try again/);
        await main.refresh();
        assert.equal(main.preview(submitted).update, true);
        desk.clock.onSleep = () => desk.emulator.control.approveGroup(groupId());
        assert.equal((await main.up(submitted)).status, "approved");
    });

    it("ends with the literal name of a status that it does not know", async () => {
        desk.clock.onSleep = () => desk.emulator.control.setGroupStatus(groupId(), "astral-review");
        const main = new DeclaredGroup(desk);

        const reasons = await main.upFails(submitted);

        assert.match(reasons, /it has the status astral-review, which this release of pulumi-telnyx does not know/);
        assert.equal(main.state.status, "astral-review");
        assert.equal(await main.refresh(), true);
        assert.equal(submissions(desk), 1);
    });

    it("stops waiting when the engine has died", async () => {
        desk.clock.onSleep = () => {
            desk.isEngineAlive = () => false;
        };

        assert.match(await new DeclaredGroup(desk).upFails(submitted), /the pulumi process has ended/);
        assert.ok(desk.clock.now() < 60_000);
    });
});
