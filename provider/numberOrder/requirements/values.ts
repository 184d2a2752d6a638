import { isIgnored } from "../../lifecycle";
import type { RequirementValue } from "../../telnyx";
import { requirementsOf, takesValues, type OrderedNumber } from "../../orders";
import { readValues } from "../../requirements/readValues";
import type { DeclaredNumber, NumberOrderInputs } from "../inputs";

/** A number of our orders together with what the program declares of it. */
export interface OwnNumber {
    readonly declared: DeclaredNumber;
    readonly number: OrderedNumber;
}

/** Says whether the program asks to leave alone what values numbers have. */
export function areValuesIgnored(inputs: Pick<NumberOrderInputs, "__ignoreChanges">): boolean {
    return isIgnored(inputs, "regulatoryRequirements");
}

/** A declared number as the API shows it: its own values read back, the rest carried. */
export function readNumber(
    number: OrderedNumber,
    inputs: NumberOrderInputs,
    declared: DeclaredNumber | undefined,
): DeclaredNumber {
    if (declared === undefined) {
        return { phoneNumber: number.phoneNumber };
    }
    const { regulatoryRequirements } = declared;
    return regulatoryRequirements === undefined || areValuesIgnored(inputs)
        ? declared
        : { ...declared, regulatoryRequirements: readValues(regulatoryRequirements, [requirementsOf(number)]) };
}

/**
 * The values of the order as its numbers show them. A value deviates when all numbers that take it have the same other
 * one; where only some have, it stays as declared, and `deviating` names them. They do not show it in their own entries:
 * values are people's documents, and stand only in the property that the program may have marked as a secret. Where the
 * program ignores them, none deviates.
 */
export function readOrderValues(
    alive: readonly OrderedNumber[],
    inputs: NumberOrderInputs,
    forms: ReadonlyMap<string, DeclaredNumber>,
): { values: readonly RequirementValue[] | undefined; deviating: string[] } {
    if (areValuesIgnored(inputs)) {
        return { values: inputs.regulatoryRequirements, deviating: [] };
    }
    const owned = alive.map((number) => {
        const { phoneNumber } = number;
        return { number, declared: forms.get(phoneNumber) ?? { phoneNumber } };
    });
    const deviating: string[] = [];
    const values = inputs.regulatoryRequirements?.map((declared) => {
        const { requirementId, fieldValue } = declared;
        const shown = shownOf(declared, owned).filter((one) => one.fieldValue !== undefined);
        const others = shown.filter((one) => one.fieldValue !== fieldValue);
        const first = others[0]?.fieldValue;
        if (first !== undefined && others.length === shown.length && others.every((one) => one.fieldValue === first)) {
            return { requirementId, fieldValue: first };
        }
        deviating.push(...others.map(({ number }) => `${number.phoneNumber} (requirement ${requirementId})`));
        return declared;
    });
    return { values, deviating };
}

/**
 * What the numbers show of a value of the order. A number whose values are locked cannot take another one, so its old
 * value counts only when no other number takes the declared one or has it.
 */
export function shownOf(
    { requirementId, fieldValue }: RequirementValue,
    owned: readonly OwnNumber[],
): { number: OrderedNumber; fieldValue?: string }[] {
    const shown = owned
        .filter(({ declared }) => !declared.regulatoryRequirements?.some((own) => own.requirementId === requirementId))
        .flatMap(({ number }) =>
            requirementsOf(number)
                .filter((asked) => asked.requirementId === requirementId)
                .map((asked) => ({ number, fieldValue: asked.fieldValue })),
        );
    const current = shown.filter((entry) => takesValues(entry.number) || entry.fieldValue === fieldValue);
    return current.length > 0 ? current : shown;
}
