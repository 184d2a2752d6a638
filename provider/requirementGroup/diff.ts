import { isDeepStrictEqual } from "node:util";
import type { DiffResult } from "../lifecycle/handler";
import { holdsUnknown } from "../lifecycle/unknown";
import { sortedValues } from "../requirements/inputs";
import { waitsForApproval, type RequirementGroupInputs, type RequirementGroupState } from "./schema";

/** Fixed at creation; Telnyx takes no change of these. */
const replacing = ["countryCode", "phoneNumberType", "action"] as const;

const compared: { readonly [Name in keyof RequirementGroupInputs]?: (inputs: RequirementGroupInputs) => unknown } = {
    countryCode: (inputs) => inputs.countryCode,
    phoneNumberType: (inputs) => inputs.phoneNumberType,
    action: (inputs) => inputs.action,
    customerReference: (inputs) => inputs.customerReference,
    regulatoryRequirements: (inputs) => sortedValues(inputs.regulatoryRequirements ?? []),
    submitForApproval: (inputs) => inputs.submitForApproval ?? false,
    waitFor: (inputs) => waitsForApproval(inputs),
    __timeouts: (inputs) => inputs.__timeouts,
};

/** Names the inputs that differ between the state and the program. */
export function differences(state: RequirementGroupInputs, inputs: RequirementGroupInputs): string[] {
    return Object.entries(compared)
        .filter(([, read]) => !isDeepStrictEqual(read(state), read(inputs)))
        .map(([name]) => name);
}

/** Decides what a preview shows. The new group is created before the old one goes: orders have to follow first. */
export function diffRequirementGroup(state: RequirementGroupState, inputs: RequirementGroupInputs): DiffResult {
    const different = differences(state, inputs);
    const replaces = replacing.filter((name) => different.includes(name));
    if (holdsUnknown(inputs)) {
        return { changes: undefined, replaces };
    }
    if (different.length > 0) {
        return { changes: state.__unfinished ? true : undefined, replaces };
    }
    return { changes: needsWork(state, inputs) };
}

/** Statuses in which nothing happens before somebody changes the values; shown until then. */
export const rejected: readonly string[] = ["declined", "expired", "no-longer-eligible"];

function needsWork(state: RequirementGroupState, inputs: RequirementGroupInputs): boolean {
    const isSubmittable = inputs.submitForApproval === true && state.status === "unapproved";
    return (
        rejected.includes(state.status) || isSubmittable || (waitsForApproval(inputs) && state.status !== "approved")
    );
}
