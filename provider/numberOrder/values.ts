import { readBackOfMany } from "../lifecycle/readBack";
import { requirementsOf, requirementsStatusOf, type OrderedNumber } from "../numbers/orderedNumber";
import { readValues } from "../requirements/readValues";
import type { RequirementValue } from "../telnyx/requirements";
import type { DeclaredNumber, NumberOrderInputs } from "./schema";

/** A number of our orders together with what the program declares of it. */
export interface Held {
    readonly declared: DeclaredNumber;
    readonly number: OrderedNumber;
}

/** What a state says of itself beside its inputs: see `DeclaredSettings`. */
interface Disputed {
    readonly __disputed?: readonly string[];
}

/** Says whether a number still takes values: Telnyx locks them once all are approved. */
export function takesValues(number: OrderedNumber): boolean {
    return number.ordered.status === "pending" && requirementsStatusOf(number) !== "approved";
}

/** A declared number as the API shows it: its own values read back, the rest carried. */
export function readNumber(number: OrderedNumber, declared: DeclaredNumber | undefined): DeclaredNumber {
    if (declared === undefined) {
        return { phoneNumber: number.ordered.phoneNumber };
    }
    const { regulatoryRequirements } = declared;
    return regulatoryRequirements === undefined
        ? declared
        : { ...declared, regulatoryRequirements: readValues(regulatoryRequirements, [requirementsOf(number)]) };
}

/** The values of the order as its numbers show them, and the ids of those that they disagree about. */
export function readOrderValues(
    alive: readonly OrderedNumber[],
    inputs: NumberOrderInputs & Disputed,
    forms: ReadonlyMap<string, DeclaredNumber>,
): { values: readonly RequirementValue[] | undefined; disputed: string[] } {
    const held = alive.map((number) => {
        const { phoneNumber } = number.ordered;
        return { number, declared: forms.get(phoneNumber) ?? { phoneNumber } };
    });
    const disputed: string[] = [];
    const values = inputs.regulatoryRequirements?.map((declared) => {
        const { requirementId } = declared;
        const shown = shownOf(declared, held).map(({ fieldValue }) => fieldValue);
        const wasDisputed = inputs.__disputed?.includes(requirementId) ?? false;
        const { value, isDisputed } = readBackOfMany(declared.fieldValue, shown, wasDisputed);
        disputed.push(...(isDisputed ? [requirementId] : []));
        return { requirementId, fieldValue: value };
    });
    return { values, disputed };
}

/**
 * What the numbers show of a value of the order. A number whose values are locked cannot take another one, so its old
 * value counts only when no other number takes the declared one or has it.
 */
export function shownOf(
    { requirementId, fieldValue }: RequirementValue,
    held: readonly Held[],
): { number: OrderedNumber; fieldValue?: string }[] {
    const shown = held
        .filter(({ declared }) => !declared.regulatoryRequirements?.some((own) => own.requirementId === requirementId))
        .flatMap(({ number }) =>
            requirementsOf(number)
                .filter((asked) => asked.requirementId === requirementId)
                .map((asked) => ({ number, fieldValue: asked.fieldValue })),
        );
    const current = shown.filter((entry) => takesValues(entry.number) || entry.fieldValue === fieldValue);
    return current.length > 0 ? current : shown;
}
