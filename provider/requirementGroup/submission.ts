import { isDeepStrictEqual } from "node:util";
import { sortedValues } from "../requirements/inputs";
import type { RequirementGroupRecord, RequirementValue } from "../telnyx";
import { rejected } from "./inputs";
import type { DeclaredBefore } from "./state";

type Valued = { readonly regulatoryRequirements?: readonly RequirementValue[] };

/**
 * Says whether values were corrected and not submitted since, as far as a state tells: it says so, or it is from before a
 * run that was killed and has other values. Submitted once too often is better than never: nothing tells whether Telnyx
 * takes a rejection back when values change.
 */
export function isCorrected(now: Valued, before: DeclaredBefore = {}): boolean {
    const { regulatoryRequirements: former, __submissionDue } = before;
    const isOther = former !== undefined && !isDeepStrictEqual(sorted(former), sorted(now.regulatoryRequirements));
    return __submissionDue === true || isOther;
}

function sorted(values: readonly RequirementValue[] = []): RequirementValue[] {
    return sortedValues(values);
}

/** Says whether a group has to be submitted: its values were corrected, just now or before, or it never was submitted. */
export function isSubmissionDue(
    { status }: RequirementGroupRecord,
    changed: readonly RequirementValue[],
    isCorrectedBefore: boolean,
): boolean {
    if (changed.length > 0) {
        return status !== "pending-approval";
    }
    return status === "unapproved" || (isCorrectedBefore && rejected.includes(status));
}

/** What a state remembers of a submission that is due; without a rejection the status tells. */
export function submissionDue({ status }: RequirementGroupRecord, isDue: boolean): true | undefined {
    return (isDue && rejected.includes(status)) || undefined;
}
