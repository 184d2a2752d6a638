import { hiddenOf } from "../lifecycle/inputs";
import { readSettings, type NumberSettings } from "../numbers/declaredSettings";
import type { Observation } from "../numbers/observe";
import { isAlive, standingOf, statusOf, type OrderedNumber } from "../numbers/orderedNumber";
import { toOutput } from "../numbers/output";
import { orderReference } from "../numbers/reference";
import { canonicalNumbers, declaredNumbers } from "./declared";
import { differences } from "./diff";
import { readNumber, readOrderValues } from "./values";
import type { NumberOrderInputs, NumberOrderState } from "./schema";

/**
 * Writes down what was observed. `inputs` say what is declared, and carry what no reply shows: the group used,
 * `waitFor`, `bundleId`. `before` are the settings declared up to now, which may still have to be cleared.
 * A number that was lost before it ever worked is shown while `isMissed` says that somebody waits for it.
 */
export function toState(
    observation: Observation,
    inputs: NumberOrderInputs,
    before?: NumberSettings,
    isMissed = isDeclaredIn(inputs),
): NumberOrderState {
    const { orders } = observation;
    const alive = observation.numbers.filter(isAlive);
    const shown = observation.numbers.filter(
        (number) => isAlive(number) || (!wasReleased(number) && isMissed(number.ordered.phoneNumber)),
    );
    const kept = orders.filter((order, index) => index === 0 || shown.some((number) => number.order.id === order.id));
    const newest = kept.at(-1);
    return {
        ...mirror(alive, inputs, before),
        status: overallStatus(shown),
        requirementsMet: shown.every((number) => (number.detail ?? number.ordered).requirementsMet !== false),
        phoneNumbersCount: alive.length,
        numberOrderIds: kept.map((order) => order.id),
        subNumberOrdersIds: kept.flatMap((order) => order.subNumberOrdersIds),
        orderReference: referenceOf(observation, inputs),
        createdAt: orders[0]?.createdAt,
        updatedAt: newest?.updatedAt,
        numbers: shown.map((number) => toOutput(number, inputs.__token)),
        __lost: observation.lost?.length ? [...observation.lost].sort() : undefined,
        // What was left to be done is in the inputs that are read from this state.
        __unfinished: undefined,
    };
}

/**
 * The state after create or update: says when something is left that the inputs do not show. `carried` are the inputs
 * with what really came about where no reply shows it.
 */
export function toFinalState(
    observation: Observation,
    inputs: NumberOrderInputs,
    carried: NumberOrderInputs,
    before?: NumberSettings,
): NumberOrderState {
    const state = toState(observation, carried, before);
    return differences(state, inputs).length === 0 ? state : { ...state, __unfinished: true };
}

/** The inputs that would produce a state. */
export function toInputs(state: NumberOrderState): NumberOrderInputs {
    const { phoneNumbers, regulatoryRequirements, deletionLock, waitFor } = state;
    const { connectionId, billingGroupId, messagingProfileId, customerReference } = state;
    const hidden = hiddenOf(state);
    if (state.__got) {
        return hidden as NumberOrderInputs;
    }
    return {
        ...{ phoneNumbers, connectionId, billingGroupId, messagingProfileId, customerReference },
        ...{ regulatoryRequirements, deletionLock, waitFor, ...hidden },
    };
}

function mirror(
    alive: readonly OrderedNumber[],
    inputs: NumberOrderInputs,
    before?: NumberSettings,
): NumberOrderInputs & Pick<NumberOrderState, "__disputed"> {
    const forms = new Map(declaredNumbers(inputs).map((number) => [number.phoneNumber, number]));
    const entries = alive.map((number) => readNumber(number, forms.get(number.ordered.phoneNumber)));
    const { values, disputed } = readOrderValues(alive, inputs, forms);
    const settings = readSettings(alive, inputs, before);
    const all = [...(settings.__disputed ?? []), ...disputed];
    return {
        ...inputs,
        phoneNumbers: canonicalNumbers(entries),
        regulatoryRequirements: values,
        ...settings,
        __disputed: all.length > 0 ? all : undefined,
    };
}

function isDeclaredIn(inputs: NumberOrderInputs): (phoneNumber: string) => boolean {
    const declared = new Set(declaredNumbers(inputs).map(({ phoneNumber }) => phoneNumber));
    return (phoneNumber) => declared.has(phoneNumber);
}

/** Of a number that was released nothing is left to tell; one that was never bought still has its reason. */
function wasReleased(number: OrderedNumber): boolean {
    return number.vanished === true || number.listed !== undefined || statusOf(number) === "deleted";
}

/** `success` when every number works, else the status of the least finished order. */
function overallStatus(shown: readonly OrderedNumber[]): string {
    const unfinished = shown.filter((number) => standingOf(number) !== "active");
    const statuses = unfinished.map((number) => number.order.status);
    if (unfinished.length === 0) {
        return shown.length === 0 ? "deleted" : "success";
    }
    return statuses.includes("pending") ? "pending" : (statuses.find((status) => status !== "success") ?? "pending");
}

/** The reference of the orders: that of the first one which does not carry what it should, else of the first. */
function referenceOf({ orders, numbers }: Observation, inputs: NumberOrderInputs): string | undefined {
    const holding = orders.filter((order) => numbers.some((number) => number.order.id === order.id && isAlive(number)));
    const due = orderReference(inputs.customerReference ?? inputs.__label, inputs.__token);
    const odd = holding.find((order) => order.customerReference !== due);
    return (odd ?? holding[0] ?? orders[0])?.customerReference;
}
