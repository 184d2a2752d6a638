import assert from "node:assert/strict";
import { Claims } from "../../provider/telnyx/together/claims";
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
    withoutRequirement,
    type PlainGroupArgs,
} from "../support/requirementGroup";

/** Nobody can take a value out of a quotation that no state has any more. */
describe("RequirementGroup > comments on former values", () => {
    const desk = useDesk();
    const program = { ...germanLocal, submitForApproval: true, regulatoryRequirements: germanValues };
    const corrected = { ...program, regulatoryRequirements: correctedValues };
    const partly = { ...program, regulatoryRequirements: germanValues.slice(0, 1) };
    const [v1, v2] = papers.proof;
    const declineNext = (comment?: string) =>
        reviewGroups(desk, (id) =>
            desk.emulator.control.declineGroup(id, {
                requirementId: german.proof,
                ...(comment === undefined ? {} : { comment }),
            }),
        );
    const inPortal = (fieldValue: string) => {
        const { id } = must(desk.emulator.control.requirementGroups()[0]);
        desk.emulator.control.changeGroupValue(id, german.proof, fieldValue);
    };

    /** A group whose proof was declined with a comment that repeats it. */
    async function declined(): Promise<DeclaredGroup> {
        declineNext(`${v1} is illegible.`);
        const main = new DeclaredGroup(desk);
        assert.match(await main.upFails(program), /declined: "\[value\] is illegible\."/);
        declineNext();
        return main;
    }

    /** What an up says, and another one after a refresh. */
    async function twice(main: DeclaredGroup, args: PlainGroupArgs): Promise<string> {
        const first = await main.upFails(args);
        await main.refresh();
        return `${first}\n${await main.upFails(args)}`;
    }

    function assertSilent(said: string): void {
        assert.ok(said.includes("Telnyx says declined"), said);
        assert.ok(!said.includes("illegible") && !said.includes(v1), said);
        assert.ok(!desk.log.warnings.join().includes(v1));
    }

    for (const [what, isLeftOut] of [
        ["all requirements", () => true],
        ["the corrected one", (id: string) => id === german.proof],
    ] as const) {
        it(`are not repeated where the reply to the correction leaves out ${what}`, async () => {
            const main = await declined();
            showGroups(desk, (group, method) => {
                if (method === "PATCH") {
                    group.regulatoryRequirements
                        .filter(({ requirementId }) => isLeftOut(requirementId))
                        .forEach(({ requirementId }) => withoutRequirement(group, requirementId));
                }
            });

            assertSilent(await twice(main, corrected));
        });
    }

    it("are not repeated where the reply to the correction still shows the former value", async () => {
        const main = await declined();
        showGroups(desk, (group, method) => {
            const proof = group.regulatoryRequirements.find(({ requirementId }) => requirementId === german.proof);
            if (method === "PATCH" && proof !== undefined) {
                proof.fieldValue = v1;
            }
        });

        assertSilent(await twice(main, corrected));
    });

    it("are not repeated where Telnyx asks for the value no longer, and the program dropped it", async () => {
        const main = await declined();
        showGroups(desk, (group) => withoutRequirement(group, german.proof));

        assertSilent(await twice(main, partly));
    });

    it("are not repeated where no reply says when they were written", async () => {
        const main = await declined();
        desk.onReply = ({ path }, reply) => {
            if (path === "/comments") {
                (reply as { data: { createdAt?: string }[] }).data.forEach((comment) => delete comment.createdAt);
            }
        };

        assertSilent(await twice(main, corrected));
    });

    it("are not repeated where the correction came while somebody waited", async () => {
        const main = new DeclaredGroup(desk);
        reviewGroups(desk, (id) => {
            desk.emulator.control.declineGroup(id, { requirementId: german.proof, comment: `${v1} is illegible.` });
            inPortal(v2);
            desk.emulator.control.setGroupStatus(id, "declined");
        });
        await main.upFails(program);
        desk.clock.onSleep = () => undefined;
        const following = { ...program, regulatoryRequirements: main.state.regulatoryRequirements ?? [] };
        assert.deepEqual(following, corrected);

        await main.up({ ...following, waitFor: "none" });

        assert.match(desk.log.warnings.join(), /Telnyx says declined; correct/);
        assert.ok(!desk.log.warnings.join().includes(v1));
    });

    it("are repeated where Telnyx refused the correction: they are about what is there", async () => {
        const main = await declined();
        const body = { errors: [{ code: "10015", title: "Bad Request", detail: "Not now." }] };
        const respond = { kind: "reply", status: 422, body } as const;
        desk.emulator.control.addFault({ method: "PATCH", path: "^/requirement_groups/", respond });
        await main.upFails(corrected);

        assert.match(await main.upFails(program), /declined: "\[value\] is illegible\."/);
    });

    describe("that the program does not declare", () => {
        /** A group whose proof was filled in the portal, and declined with a comment that repeats it. */
        async function filled(): Promise<DeclaredGroup> {
            const main = new DeclaredGroup(desk);
            await main.upFails(partly);
            inPortal(v1);
            declineNext(`${v1} is illegible.`);
            assert.match(await main.upFails(partly), /declined: "\[value\] is illegible\."/);
            declineNext("too old");
            return main;
        }

        it("are not repeated where the portal corrected them, and new ones are quoted", async () => {
            const main = await filled();
            await main.refresh();
            inPortal(v2);
            desk.emulator.control.setGroupStatus(must(main.id), "pending-approval");

            const said = await main.upFails(partly);

            assert.match(said, /Telnyx says declined: "too old"; correct/);
            assertSilent(said);
        });

        it("are not repeated where they came after the last look, and the portal emptied the value", async () => {
            const main = await filled();
            const { control } = desk.emulator;
            control.declineGroup(must(main.id), { requirementId: german.proof, comment: `${v1} is still illegible.` });
            inPortal("");
            control.setGroupStatus(must(main.id), "declined");

            await main.up({ ...partly, submitForApproval: false });

            assertSilent(desk.log.warnings.join());
        });

        it("leave no trace of themselves in the state", async () => {
            const main = await filled();

            assert.ok(!JSON.stringify(main.state).includes(v1));
        });
    });

    it("are not repeated where telnyx:adopt names the group, of which no state knows what it held", async () => {
        const main = await declined();
        inPortal(v2);
        desk.emulator.control.setGroupStatus(must(main.id), "declined");
        desk.adopt = [must(main.id)];
        desk.claims = new Claims();

        await new DeclaredGroup(desk).up({ ...corrected, submitForApproval: false });

        assertSilent(desk.log.warnings.join());
    });
});
