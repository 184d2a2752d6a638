import { isDeepStrictEqual } from "node:util";
import { sortedValues } from "../requirements/inputs";
import type { RequirementGroupRecord, RequirementValue } from "../telnyx";
import { rejected } from "./inputs";
import type { DeclaredBefore } from "./state";

type Status = Pick<RequirementGroupRecord, "status">;

type Valued = { readonly regulatoryRequirements?: readonly RequirementValue[] };

/**
 * Says whether values were corrected and not submitted since, as far as a state tells: it says so, and nobody submitted
 * them meanwhile, or it is from before a run that was killed and has other values. Submitted once too often is better
 * than never: nothing tells whether Telnyx takes a rejection back when values change.
 */
export function isCorrected({ status }: Status, now: Valued, before: DeclaredBefore = {}): boolean {
    const { regulatoryRequirements: former, __submissionDue } = before;
    const isOther = former !== undefined && !isDeepStrictEqual(sorted(former), sorted(now.regulatoryRequirements));
    return __submissionDue === true ? isStillDue(status, before.status) : isOther && rejected.includes(status);
}

/** A submission that failed is due until it is made, by whomever: then the group is under review, or was approved. */
function isStillDue(status: string, formerStatus: string | undefined): boolean {
    return rejected.includes(status) || status === formerStatus;
}

function sorted(values: readonly RequirementValue[] = []): RequirementValue[] {
    return sortedValues(values);
}

/** Says whether a group has to be submitted: its values were corrected, just now or before, or it never was submitted. */
export function isSubmissionDue(
    { status }: Status,
    changed: readonly RequirementValue[],
    isCorrectedBefore: boolean,
): boolean {
    return status === "unapproved" || (status !== "pending-approval" && (changed.length > 0 || isCorrectedBefore));
}

/** What a state remembers of a submission that is due, where the status, as it was then and is now, does not tell. */
export function submissionDue({ status }: Status, isDue: boolean, formerStatus = status): true | undefined {
    const tells = ["unapproved", "pending-approval"].includes(status);
    return (isDue && !tells && isStillDue(status, formerStatus)) || undefined;
}
