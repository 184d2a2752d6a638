import { hiddenOf, withUnfinished } from "../lifecycle";
import {
    Declaration,
    isAlive,
    keptLock,
    overallStatus,
    readSettings,
    referenceFor,
    settingNames,
    toOutput,
    wasReleased,
    type KeptLock,
    type Observation,
    type OrderedNumber,
    type SettingsByNumber,
    type SettingValues,
} from "../orders";
import { comparedNumberOrder } from "./diff";
import {
    canonicalNumbers,
    declaredNumbers,
    type DeclaredNumber,
    type NumberOrderInputs,
    type NumberOrderState,
} from "./inputs";
import { readNumber, readOrderValues } from "./requirements/values";

/** What has a part in how an observation is written down. */
interface Circumstances {
    /** The settings declared up to now, which may still have to be cleared. */
    readonly before?: SettingsByNumber;
    /** A number that was lost before it ever worked is shown while somebody waits for it. @default one that is declared */
    readonly isMissed?: (phoneNumber: string) => boolean;
    /** No run has just failed: what is not seen yet counts as declared. @default true */
    readonly isDone?: boolean;
}

/**
 * Writes down what was observed. `inputs` say what is declared, and carry what no reply shows: the group used,
 * `waitFor`, `bundleId`.
 */
export function toState(
    observation: Observation,
    inputs: NumberOrderInputs,
    { before, isMissed = isDeclaredIn(inputs), isDone }: Circumstances = {},
): NumberOrderState {
    const { orders } = observation;
    const alive = observation.numbers.filter(isAlive);
    const shown = observation.numbers.filter(
        (number) => isAlive(number) || (!wasReleased(number) && isMissed(number.phoneNumber)),
    );
    const kept = orders.filter((order, index) => index === 0 || shown.some((number) => number.order.id === order.id));
    return {
        ...mirror(alive, inputs, before, isDone),
        status: overallStatus(shown),
        requirementsMet: shown.every((number) => (number.detail ?? number.ordered).requirementsMet !== false),
        phoneNumbersCount: alive.length,
        numberOrderIds: kept.map((order) => order.id),
        subNumberOrdersIds: kept.flatMap((order) => order.subNumberOrdersIds),
        orderReference: shownReference(observation, inputs),
        createdAt: orders[0]?.createdAt,
        updatedAt: kept.at(-1)?.updatedAt,
        numbers: shown.map((number) => toOutput(number, inputs.__token)),
        __lost: observation.lost?.length ? observation.lost : undefined,
        __unlisted: observation.unlisted?.length ? observation.unlisted : undefined,
        // What was left to be done is in the inputs that are read from this state.
        __unfinished: undefined,
    };
}

/** The state after create or update: says when something is left that the `declared` inputs do not show. */
export function toFinalState(
    observation: Observation,
    carried: NumberOrderInputs,
    before: SettingsByNumber & KeptLock,
    { declared, isDone }: { readonly declared: NumberOrderInputs; readonly isDone: boolean },
): NumberOrderState {
    const seen = toState(observation, carried, { before, isDone });
    const held = observation.numbers.filter(isAlive).map(({ phoneNumber }) => phoneNumber);
    const state = { ...seen, ...keptLock(declared, before, held) };
    return withUnfinished(comparedNumberOrder(declared), state, declared);
}

/** The inputs that would produce a state. */
export function toInputs(state: NumberOrderState): NumberOrderInputs {
    const { phoneNumbers, regulatoryRequirements, waitFor } = state;
    const hidden = hiddenOf(state);
    const settings: SettingValues = Object.fromEntries(settingNames.map((name) => [name, state[name]]));
    return state.__got
        ? (hidden as NumberOrderInputs)
        : { phoneNumbers, ...settings, regulatoryRequirements, waitFor, ...hidden };
}

function mirror(
    alive: readonly OrderedNumber[],
    inputs: NumberOrderInputs,
    before?: SettingsByNumber,
    isDone?: boolean,
): NumberOrderInputs & Pick<NumberOrderState, "__deviating"> {
    const forms = new Map(declaredNumbers(inputs).map((number) => [number.phoneNumber, number]));
    const { order, own } = readSettings(alive, new Declaration(inputs, before), isDone);
    const entries = alive.map((number): DeclaredNumber => {
        const { phoneNumber } = number;
        return { ...readNumber(number, inputs, forms.get(phoneNumber)), ...own.get(phoneNumber) };
    });
    const { values, deviating } = readOrderValues(alive, inputs, forms);
    return {
        ...inputs,
        ...order,
        phoneNumbers: canonicalNumbers(entries),
        regulatoryRequirements: values,
        __deviating: deviating.length > 0 ? deviating : undefined,
    };
}

function isDeclaredIn(inputs: NumberOrderInputs): (phoneNumber: string) => boolean {
    const declared = new Set(declaredNumbers(inputs).map(({ phoneNumber }) => phoneNumber));
    return (phoneNumber) => declared.has(phoneNumber);
}

/** The reference of the orders: that of the first one which does not carry what it should, else of the first. */
function shownReference({ orders, numbers }: Observation, inputs: NumberOrderInputs): string | undefined {
    const holding = orders.filter((order) => numbers.some((number) => number.order.id === order.id && isAlive(number)));
    const due = referenceFor(inputs);
    const odd = holding.find((order) => order.customerReference !== due);
    return (odd ?? holding[0] ?? orders[0])?.customerReference;
}
