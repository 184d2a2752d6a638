import type { TelnyxOperation } from "../operation";
import { lastComment } from "../requirements/comments";
import { valuesOf } from "./inputs";
import { isAction, type DeclaredBefore } from "./state";

type Holder = Parameters<typeof valuesOf>[0];

/**
 * Until when the comments on a group are about values that no later run may know: where there are some now, up to the
 * newest comment. Reviewers may quote people's documents, and what is in no state nobody can take out of a message.
 */
export async function heardOf(
    { api, clock }: TelnyxOperation,
    id: string,
    former: string | undefined,
    isForgotten: boolean,
): Promise<string | undefined> {
    const newest = isForgotten ? await lastComment(api, clock, "requirement_group", id) : undefined;
    return newest ?? former;
}

/** Says whether a value that was seen or declared is not among those kept, whosever it is. */
export function areForgotten(seen: readonly Holder[], kept: Holder): boolean {
    const known = new Set(valuesOf(kept).map((value) => value.trim()));
    return seen
        .flatMap(valuesOf)
        .map((value) => value.trim())
        .some((value) => value !== "" && !known.has(value));
}

/** Says whether a group held, when a state was written, values that the state has not: those that no program declared. */
export function heldOthers(before: DeclaredBefore = {}): boolean {
    const { requirements = [], missing = [], regulatoryRequirements = [] } = before;
    const accounted = new Set([...missing, ...regulatoryRequirements].map(({ requirementId }) => requirementId));
    return requirements.some((each) => !isAction(each) && !accounted.has(each.requirementId));
}
