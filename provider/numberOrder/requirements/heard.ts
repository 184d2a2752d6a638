import type { RequirementValue } from "../../telnyx";
import {
    isAlive,
    requirementsOf,
    seenValues,
    subOrderIdOf,
    takesValues,
    type Heard,
    type OrderedNumber,
} from "../../orders";
import { lastComment } from "../../requirements/comments";
import type { TelnyxOperation } from "../../operation";
import { declaredNumbers, valuesIn, type NumberOrderState } from "../inputs";

/** How values stood before: as the state has them, and as they were seen first. */
export interface FormerValues {
    readonly before?: Pick<NumberOrderState, "phoneNumbers" | "regulatoryRequirements" | "__heard">;
    readonly first?: readonly OrderedNumber[];
}

/**
 * Until when the comments on each sub order are about values that were corrected since, whoever corrected them. Those
 * may quote people's documents that no state holds any more, so nobody could take them out of a message.
 */
export async function heardBy(
    { api, clock }: TelnyxOperation,
    former: FormerValues,
    numbers: readonly OrderedNumber[],
): Promise<Heard | undefined> {
    const alive = numbers.filter(isAlive);
    const subOrderIds = (some: readonly OrderedNumber[]) => [
        ...new Set(some.flatMap((one) => subOrderIdOf(one) ?? [])),
    ];
    const known = former.before?.__heard ?? {};
    const kept = subOrderIds(alive).map((id) => [id, known[id]] as const);
    const corrected = subOrderIds(alive.filter((number) => takesValues(number) && isCorrected(number, former)));
    const newest = await Promise.all(
        corrected.map(
            async (id) => [id, (await lastComment(api, clock, "sub_number_order", id)) ?? known[id]] as const,
        ),
    );
    const heard = [...kept, ...newest].filter((entry): entry is [string, string] => entry[1] !== undefined);
    return heard.length > 0 ? Object.fromEntries(heard) : undefined;
}

/** Says whether a number shows another value of a requirement than it had, or was to have, before. */
function isCorrected(number: OrderedNumber, { before, first = [] }: FormerValues): boolean {
    const shown = new Map(requirementsOf(number).map((asked) => [asked.requirementId, asked.fieldValue]));
    const same = first.find(({ ordered }) => ordered.id === number.ordered.id);
    const former = [...declaredFor(number.phoneNumber, before), ...(same ? requirementsOf(same) : [])];
    return former.some(({ requirementId, fieldValue }) => {
        const current = shown.get(requirementId);
        return current !== undefined && fieldValue && fieldValue !== current;
    });
}

/** The values that a state has for a number; its own win over those of the order. */
function declaredFor(phoneNumber: string, before: FormerValues["before"]): readonly RequirementValue[] {
    const own = before && declaredNumbers(before).find((number) => number.phoneNumber === phoneNumber);
    const all = [...(before?.regulatoryRequirements ?? []), ...(own?.regulatoryRequirements ?? [])];
    return [...new Map(all.map((value) => [value.requirementId, value])).values()];
}

/** Every value that was declared or seen before. */
export function formerValues({ before, first = [] }: FormerValues): string[] {
    return [...valuesIn(before ?? {}), ...seenValues(first)];
}
