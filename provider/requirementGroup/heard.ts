import type { TelnyxOperation } from "../operation";
import { lastComment } from "../requirements/comments";
import type { RequirementGroupRecord } from "../telnyx";
import type { DeclaredBefore } from "./state";

/**
 * Until when the comments on a group are about values that were corrected since, whoever corrected them: `before` and
 * `first` say how they stood. Those comments may quote people's documents that no state holds any more, so nobody could
 * take them out of a message.
 */
export async function heardOf(
    { api, clock }: TelnyxOperation,
    latest: RequirementGroupRecord,
    before: DeclaredBefore = {},
    first = latest,
): Promise<string | undefined> {
    const current = new Map(latest.regulatoryRequirements.map((each) => [each.requirementId, each.fieldValue ?? ""]));
    const former = [...(before.regulatoryRequirements ?? []), ...first.regulatoryRequirements];
    const isCorrected = former.some(
        ({ requirementId, fieldValue }) =>
            fieldValue && current.has(requirementId) && current.get(requirementId) !== fieldValue,
    );
    const newest = isCorrected ? await lastComment(api, clock, "requirement_group", latest.id) : undefined;
    return newest ?? before.__heard;
}
