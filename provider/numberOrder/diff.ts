import { isIgnored, unknownValue, type Compared, type DiffResult } from "../lifecycle";
import {
    carriesToken,
    comparedSettings,
    diffOrder,
    isActiveStatus,
    isForWantOfValues,
    referenceFor,
    withoutIdle,
} from "../orders";
import { declaredNumbers, type DeclaredNumber, type NumberOrderInputs, type NumberOrderState } from "./inputs";
import { planOfNumbers } from "./plan";
import { areValuesIgnored } from "./requirements/values";

/** What users see as the same, whatever form it is written in, and what the program does not ask us to ignore. */
export function comparedNumberOrder(program: NumberOrderInputs): Compared<NumberOrderInputs> {
    return {
        phoneNumbers: (inputs) => numbersCompared(inputs, program),
        ...comparedSettings((name) => isIgnored(program, name)),
        regulatoryRequirements: (inputs) => withoutIgnoredValues(inputs, program).regulatoryRequirements,
        waitFor: (inputs) => inputs.waitFor ?? "activation",
        // Delete waits as long as the old outputs say, so a changed time-out has to reach them.
        __timeouts: (inputs) => inputs.__timeouts,
    };
}

function numbersCompared(
    inputs: NumberOrderInputs,
    program: NumberOrderInputs,
): ReadonlyMap<string, Partial<DeclaredNumber>> {
    const idle = (name: string) => isIgnored(program, name);
    return new Map(
        declaredNumbers(inputs).map((entry) => {
            const asked = withoutIgnoredValues(entry, program);
            return [entry.phoneNumber, withoutIdle(asked, inputs, idle)] as const;
        }),
    );
}

function withoutIgnoredValues<Declared extends Pick<DeclaredNumber, "regulatoryRequirements">>(
    declared: Declared,
    program: NumberOrderInputs,
): Declared {
    return areValuesIgnored(program) ? { ...declared, regulatoryRequirements: undefined } : declared;
}

/** Decides what a preview shows, and names what will go, or may go where it is not known which numbers are declared. */
export function diffNumberOrder(state: NumberOrderState, inputs: NumberOrderInputs): DiffResult {
    const isList = Array.isArray(inputs.phoneNumbers);
    const declared = isList ? declaredNumbers(inputs) : [];
    const phoneNumbers = declared.filter((entry) => entry.phoneNumber !== unknownValue);
    return diffOrder(state, inputs, {
        compared: comparedNumberOrder(inputs),
        planned: planOfNumbers(state, { ...inputs, phoneNumbers }),
        unknownIn: isList && phoneNumbers.length === declared.length ? undefined : "phoneNumbers",
        needsWork: () => needsWork(state, inputs),
    });
}

/** Says whether an `up` has something to do although the inputs agree. */
function needsWork(state: NumberOrderState, inputs: NumberOrderInputs): boolean {
    const waits = inputs.waitFor !== "none" && state.numbers.some((number) => !isActiveStatus(number.status));
    // A number is bought with its order's reference; one that still has it never got its label.
    const unlabelled = state.numbers.some(
        ({ status, customerReference }) => isActiveStatus(status) && carriesToken(customerReference, inputs.__token),
    );
    // Such as a pending number that a killed run cancelled: it is shown, and nobody asks for it.
    const declared = new Set(declaredNumbers(inputs).map(({ phoneNumber }) => phoneNumber));
    const isStale = state.numbers.some(({ phoneNumber }) => !declared.has(phoneNumber));
    const isRelabelled = !isIgnored(inputs, "customerReference") && state.orderReference !== referenceFor(inputs);
    return waits || unlabelled || isStale || mayTakeGroup(state, inputs) || isRelabelled;
}

/** A group's values may have been corrected, which no input shows; a number that waits for them takes it again. */
function mayTakeGroup(state: NumberOrderState, inputs: NumberOrderInputs): boolean {
    const grouped = new Set(
        declaredNumbers(inputs).flatMap(({ phoneNumber, requirementGroupId }) =>
            requirementGroupId === undefined ? [] : [phoneNumber],
        ),
    );
    return state.numbers.some(
        ({ phoneNumber, requirementsStatus }) => grouped.has(phoneNumber) && isForWantOfValues(requirementsStatus),
    );
}
