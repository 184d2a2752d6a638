import { group, type Declaration } from "../program";
import { done, type Scenario } from "../scenario";
import { corrected, germanPapers, proof, waitingGroups } from "./papers";

function change(name: string, from: Declaration, to: Declaration, more: Partial<Scenario> = {}): Scenario {
    return { name, before: (desk) => done(desk, [from]), program: [to], ...more };
}

const empty = { countryCode: "DE", phoneNumberType: "local", action: "ordering" };
const submitted = { ...germanPapers, submitForApproval: true, waitFor: "none" };

/** RequirementGroup in all its verbs. */
export const groupScenarios: readonly Scenario[] = [
    { name: "group empty", program: [group(empty)] },
    { name: "group with values", program: [group({ ...germanPapers, customerReference: "papers" })] },
    { name: "group submitted", program: [group(submitted)] },
    change("group values", group(empty), group(germanPapers)),
    change("group submitted later", group(germanPapers), group(submitted)),
    change("group label", group(germanPapers), group({ ...germanPapers, customerReference: "renamed" })),
    change("group replaced", group(empty), group({ ...empty, countryCode: "GB" })),
    {
        name: "group corrected",
        before: async (desk) => {
            await done(desk, [group(submitted)]);
            waitingGroups(desk.control).forEach(({ id }) => {
                desk.control.declineGroup(id, { requirementId: proof.requirementId, comment: "Too old." });
            });
        },
        program: [group({ ...submitted, regulatoryRequirements: corrected })],
        command: "up with refresh",
    },
    {
        name: "group deleted by somebody",
        before: async (desk) => {
            await done(desk, [group(germanPapers)]);
            const ours = desk.control.requirementGroups().filter((one) => one.customer_reference !== "theirs");
            ours.forEach(({ id }) => {
                desk.control.deleteGroup(id);
            });
        },
        program: [group(germanPapers)],
        command: "up with refresh",
    },
    change("group refresh", group(germanPapers), group(germanPapers), { command: "refresh" }),
    change("group destroy", group(germanPapers), group(germanPapers), { command: "destroy" }),
];
