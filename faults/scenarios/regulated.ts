import { group, numberOrder, type Declaration } from "../program";
import { done, type Scenario } from "../scenario";
import { address, approve, corrected, german, germanPapers, identity, proof } from "./papers";

const us = "+13125550142";
const one = "+4989555012345";
const two = "+4989555012346";
const swiss = "+41445550123";
const french = "+33655501422";

/** Nobody waits: what is pending stays so until people have looked at it. */
const later = { waitFor: "none" };

function order(more: object, ...phoneNumbers: unknown[]): Declaration {
    return numberOrder({ phoneNumbers, ...more });
}

const swissPapers = {
    ...{ countryCode: "CH", phoneNumberType: "local", action: "ordering", submitForApproval: true, waitFor: "none" },
    regulatoryRequirements: [address, identity],
};

function byGroup(papers: Declaration, phoneNumber: string, more: object = later): Declaration {
    const { name } = papers;
    return numberOrder((outputs) => ({
        phoneNumbers: [{ phoneNumber, requirementGroupId: outputs(name)["id"] }],
        ...more,
    }));
}

/** Numbers that people have to approve. */
export const regulatedScenarios: readonly Scenario[] = [
    { name: "regulated by values", program: [order({ regulatoryRequirements: german, ...later }, one)] },
    {
        name: "regulated by a number's own values",
        program: [order(later, us, { phoneNumber: one, regulatoryRequirements: german })],
    },
    { name: "regulated by a group", program: [group(germanPapers), byGroup(group(germanPapers), one)] },
    {
        name: "regulated by a mandatory group",
        before: async (desk) => {
            await done(desk, [group(swissPapers)]);
            approve(desk);
            await desk.stack.refresh();
        },
        program: [group(swissPapers), byGroup(group(swissPapers), swiss)],
    },
    {
        name: "several countries with papers",
        program: [order({ regulatoryRequirements: german, ...later }, us, one, french)],
    },
    {
        name: "late approval",
        before: async (desk) => {
            await done(desk, [order({ regulatoryRequirements: german, connectionId: "line-1", ...later }, one)]);
            approve(desk);
        },
        program: [order({ regulatoryRequirements: german, connectionId: "line-1" }, one)],
        command: "up with refresh",
        person: approve,
    },
    {
        name: "values after the order",
        before: (desk) => done(desk, [order(later, us, one)]),
        program: [order({ regulatoryRequirements: german, ...later }, us, one)],
    },
    {
        name: "corrected after a rejection",
        before: async (desk) => {
            await done(desk, [order({ regulatoryRequirements: german, ...later }, one)]);
            desk.control.rejectNumber(one, { requirementId: proof.requirementId, comment: "Too old." });
        },
        program: [order({ regulatoryRequirements: corrected, ...later }, one)],
        command: "up with refresh",
    },
    {
        name: "a pending number taken out",
        before: (desk) => done(desk, [order(later, us, one)]),
        program: [order(later, us)],
    },
    {
        name: "one of two pending taken out",
        before: (desk) => done(desk, [order({ regulatoryRequirements: german, ...later }, one, two)]),
        program: [order({ regulatoryRequirements: german, ...later }, one)],
        person: approve,
        patience: 3,
    },
    {
        name: "one of two pending taken out, and another label",
        before: (desk) => done(desk, [order({ regulatoryRequirements: german, ...later }, us, one, two)]),
        program: [order({ regulatoryRequirements: german, customerReference: "front", ...later }, us, one)],
        person: approve,
        patience: 3,
    },
    {
        name: "a deadline missed",
        before: async (desk) => {
            await done(desk, [order(later, us, one)]);
            desk.control.missDeadline(one);
        },
        program: [order(later, us, one)],
        command: "up with refresh",
    },
    {
        name: "refresh of pending",
        before: (desk) => done(desk, [order({ regulatoryRequirements: german, ...later }, us, one)]),
        program: [order({ regulatoryRequirements: german, ...later }, us, one)],
        command: "refresh",
    },
    {
        name: "destroy of pending",
        before: (desk) => done(desk, [order(later, us, one, two)]),
        program: [order(later, us, one, two)],
        command: "destroy",
    },
];
