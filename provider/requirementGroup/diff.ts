import { changedPaths, decide, type Compared, type DiffResult } from "../lifecycle";
import { sortedValues } from "../requirements/inputs";
import { rejection } from "./rejection";
import { rejected, waitsForApproval, type RequirementGroupInputs, type RequirementGroupState } from "./inputs";

/** Fixed at creation; Telnyx takes no change of these. */
const replacing = ["countryCode", "phoneNumberType", "action"] as const;

/** What users see as the same, whatever form it is written in. */
export const compared: Compared<RequirementGroupInputs> = {
    countryCode: (inputs) => inputs.countryCode,
    phoneNumberType: (inputs) => inputs.phoneNumberType,
    action: (inputs) => inputs.action,
    customerReference: (inputs) => inputs.customerReference,
    regulatoryRequirements: (inputs) => sortedValues(inputs.regulatoryRequirements ?? []),
    submitForApproval: (inputs) => inputs.submitForApproval ?? false,
    waitFor: (inputs) => waitsForApproval(inputs),
    __timeouts: (inputs) => inputs.__timeouts,
};

/** Decides what a preview shows. The new group is created before the old one goes: orders have to follow first. */
export function diffRequirementGroup(
    state: RequirementGroupState,
    inputs: RequirementGroupInputs,
    id: string,
): DiffResult {
    const paths = changedPaths(compared, state, inputs);
    const replaces = replacing.filter((name) => paths.includes(name));
    const decided = decide(paths, state, inputs, () => needsWork(state, inputs));
    return {
        ...decided,
        ...(paths.length > 0 ? { replaces } : {}),
        intentions: isAnswered(paths) ? [] : rejectionWarnings(id, state, inputs),
    };
}

/** Says whether the program answers a rejection: with other values, or with another group. */
function isAnswered(paths: readonly string[]): boolean {
    return ["regulatoryRequirements", ...replacing].some((name) => paths.includes(name));
}

/** Nothing else in a preview says why a rejected group is to be updated. What reviewers wrote, no state holds. */
function rejectionWarnings(
    id: string,
    { status, __submissionDue }: RequirementGroupState,
    { submitForApproval }: RequirementGroupInputs,
): string[] {
    if (__submissionDue && submitForApproval === true) {
        return [`requirement group (${id}): its corrected values are not submitted yet; \`pulumi up\` submits them`];
    }
    return rejected.includes(status) ? [`requirement group (${id}): ${rejection(status)}`] : [];
}

function needsWork(state: RequirementGroupState, inputs: RequirementGroupInputs): boolean {
    const isSubmittable =
        inputs.submitForApproval === true && (state.status === "unapproved" || state.__submissionDue === true);
    return (
        rejected.includes(state.status) || isSubmittable || (waitsForApproval(inputs) && state.status !== "approved")
    );
}
