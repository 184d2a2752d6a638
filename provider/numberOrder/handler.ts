import { findFailures, fixedInputs, haveSameName, refuseIgnoredPlaces, type CheckResult } from "../lifecycle";
import {
    assertHeldAlone,
    assertKeptByNobody,
    assertMarkIsFree,
    assertReleasable,
    assertStillOurs,
    carryOut,
    firstNames,
    giveBackAll,
    givenUpWarnings,
    lockAtDestroy,
    maxNames,
    refuseReplaceOnChanges,
    settingNames,
    shortened,
} from "../orders";
import type { TelnyxOperation } from "../operation";
import { requirementOf } from "../requirements/inputs";
import { sayingWhat } from "../saying";
import type { Account } from "../telnyx";
import { diffNumberOrder } from "./diff";
import {
    canonical,
    declaredNumbers,
    inputsSchema,
    oddNumbers,
    valuesIn,
    wholeState,
    type DeclaredNumber,
    type NumberOrderInputs,
    type NumberOrderState,
} from "./inputs";
import { likeOlds } from "./likeOlds";
import { allOrders, getOrder, liveOrders, readOrder } from "./read";
import { NumberOrderSteps } from "./steps";

/** How messages call a NumberOrder. */
const naming = {
    noun: "number order",
    creating: (inputs: NumberOrderInputs) => `ordering ${firstNames(namesOf(inputs), maxNames)}`,
    lookingFor: "what an earlier run ordered",
    notCreated: "Nothing was ordered",
    notDeleted: "Nothing was released",
    values: valuesIn,
};

/** The verbs of a NumberOrder. */
export const numberOrderHandler = sayingWhat<NumberOrderInputs, NumberOrderState>(
    {
        check,
        claim: (inputs, { claims }, at) => claims.note({ ...at, token: inputs.__token }, namesOf(inputs)),
        hold: (id, state, api, urn) => hold(wholeState(state, id), api, urn),
        // One that was renamed is refused when it orders its numbers, and keeps them.
        givenUp: ({ __got, phoneNumbers = [] }, { __urn }, movedFrom = __urn) =>
            __got || !haveSameName(movedFrom ?? "", __urn)
                ? []
                : givenUpWarnings(namesOf({ phoneNumbers }), movedFrom === __urn ? undefined : movedFrom),
        diff: (state, inputs) => diffNumberOrder(wholeState(state), inputs),
        stored: (state) => ({ ...state, numbers: shortened(state.numbers) }),
        // An import has no outputs but the name of its handler; `get` sends the hidden inputs of its program.
        isState: (properties): properties is NumberOrderState => "status" in properties || !("__urn" in properties),
        create,
        read: (id, state, operation) => readOrder(operation, wholeState(state, id)),
        get: (id, inputs, operation) => getOrder(operation, id, inputs),
        update: (id, state, inputs, operation) => update(wholeState(state, id), inputs, operation),
        delete: (id, state, operation) => remove(wholeState(state, id), operation),
    },
    naming,
);

const sortedLists = {
    phoneNumbers: (entry: string | DeclaredNumber) => (typeof entry === "string" ? entry : entry.phoneNumber),
    regulatoryRequirements: requirementOf,
    tags: "text",
} as const;

/** What `ignoreChanges` names for single numbers as well. */
const ignoredByName = [...settingNames, "regulatoryRequirements"];

function check(olds: Record<string, unknown>, news: Record<string, unknown>): CheckResult {
    const given = { ...news, ...fixedInputs(olds, news) };
    const inputs = canonical(given);
    const failures = [...findFailures(inputsSchema, given, olds), ...refuseReplaceOnChanges(news)];
    if (failures.length > 0 || !Array.isArray(inputs["phoneNumbers"])) {
        return { inputs, failures };
    }
    const readable = inputs as unknown as NumberOrderInputs;
    const phoneNumbers = likeOlds(readable, olds);
    return {
        inputs: { ...inputs, phoneNumbers },
        failures: refuseIgnoredPlaces(olds, news, sortedLists, ignoredByName),
        warnings: oddNumbers(declaredNumbers(readable)),
    };
}

/** The declared numbers; none while the list itself is not known yet. */
function namesOf({ phoneNumbers }: Pick<NumberOrderInputs, "phoneNumbers">): string[] {
    return Array.isArray(phoneNumbers) ? declaredNumbers({ phoneNumbers }).map(({ phoneNumber }) => phoneNumber) : [];
}

function hold({ __got, __token: token, numberOrderIds }: NumberOrderState, { claims }: Account, urn: string): void {
    // What is read with `get` changes and releases nothing.
    if (!__got) {
        claims.hold({ urn, token }, numberOrderIds);
    }
}

async function create(inputs: NumberOrderInputs, operation: TelnyxOperation) {
    assertMarkIsFree(operation, inputs);
    operation.api.claims.stay({ urn: operation.urn, token: inputs.__token });
    const steps = new NumberOrderSteps(operation, inputs, await liveOrders(operation, inputs));
    assertReleasable(steps);
    return carryOut(operation, steps);
}

async function update(state: NumberOrderState, inputs: NumberOrderInputs, operation: TelnyxOperation) {
    const steps = new NumberOrderSteps(operation, inputs, await allOrders(operation, state, inputs), state);
    assertHeldAlone(operation, naming.noun, state.numberOrderIds);
    assertStillOurs(steps);
    assertReleasable(steps);
    return (await carryOut(operation, steps)).state;
}

async function remove(state: NumberOrderState, operation: TelnyxOperation) {
    assertKeptByNobody(operation, state, naming.noun, state.numberOrderIds);
    // Nothing is declared any more, so everything is too much; a lock that is declared, or on, no destroy lifts.
    const none = { ...state, phoneNumbers: [], ...lockAtDestroy(state) };
    await giveBackAll(new NumberOrderSteps(operation, none, await allOrders(operation, state, state), state));
}
