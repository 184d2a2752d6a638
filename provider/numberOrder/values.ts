import { requirementsOf, type OrderedNumber } from "../numbers/orderedNumber";
import { readValues } from "../requirements/readValues";
import type { RequirementValue } from "../telnyx/requirements";
import type { DeclaredNumber, NumberOrderInputs } from "./schema";

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

/** The values of the order as its numbers show them, leaving out those that a number overrides. */
export function readOrderValues(
    alive: readonly OrderedNumber[],
    inputs: NumberOrderInputs,
    forms: ReadonlyMap<string, DeclaredNumber>,
): readonly RequirementValue[] | undefined {
    const shown = alive.map((number) => {
        const own = forms.get(number.ordered.phoneNumber)?.regulatoryRequirements ?? [];
        const overridden = new Set(own.map(({ requirementId }) => requirementId));
        return requirementsOf(number).filter(({ requirementId }) => !overridden.has(requirementId));
    });
    return inputs.regulatoryRequirements && readValues(inputs.regulatoryRequirements, shown);
}
