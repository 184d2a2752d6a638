import { isDeepStrictEqual } from "node:util";
import {
    ExplainedError,
    findFailures,
    fixedInputs,
    haveSameName,
    holdsUnknown,
    refuseIgnoredPlaces,
    unknownValue,
    type CheckResult,
} from "../lifecycle";
import {
    assertHeldAlone,
    assertKeptByNobody,
    assertMarkIsFree,
    assertReleasable,
    assertStillOurs,
    canonicalSettings,
    carryOut,
    firstOf,
    giveBackAll,
    foundWarnings,
    givenUpWarnings,
    lockAtDestroy,
    refuseReplaceOnChanges,
    shortened,
} from "../orders";
import type { TelnyxOperation } from "../operation";
import { sayingWhat } from "../saying";
import type { Account } from "../telnyx";
import { missingGroups } from "./additions";
import { canonicalGroups, keyOf, type DeclaredGroup } from "./criteria";
import { diffInexplicitNumberOrder } from "./diff";
import { inputsSchema, wholeState, type InexplicitNumberOrderInputs, type InexplicitNumberOrderState } from "./inputs";
import { orderingOf } from "./place";
import { getBulkOrder, readBulkOrders } from "./read";
import { BulkSteps } from "./steps";
import { assertTold } from "./untold";
import { areSettled, settleGroups } from "./waitForGroups";

/** How messages call an InexplicitNumberOrder. */
const naming = {
    noun: "inexplicit number order",
    creating: ({ orderingGroups }: InexplicitNumberOrderInputs) => orderingOf(orderingGroups),
    lookingFor: "what an earlier run ordered",
    notCreated: "Nothing was ordered",
    notDeleted: "Nothing was released",
};

/** The verbs of an InexplicitNumberOrder. */
export const inexplicitNumberOrderHandler = sayingWhat<InexplicitNumberOrderInputs, InexplicitNumberOrderState>(
    {
        check,
        // Which numbers it will hold no program says; its mark is known.
        claim: (inputs, { claims }, at) => claims.note({ ...at, token: inputs.__token }, []),
        hold: (id, state, api, urn) => hold(wholeState(state, id), api, urn),
        givenUp: (state, inputs, movedFrom) =>
            state.__got || (movedFrom !== undefined && !isLike(state, inputs, movedFrom))
                ? []
                : givenUpWarnings(state.phoneNumbers ?? countOf(state), movedFrom),
        diff: (state, inputs) => diffInexplicitNumberOrder(wholeState(state), inputs),
        stored: (state) => ({ ...state, numbers: shortened(state.numbers) }),
        // An import has no outputs but the name of its handler; `get` sends the hidden inputs of its program.
        isState: (properties): properties is InexplicitNumberOrderState =>
            "status" in properties || !("__urn" in properties),
        create,
        read: async (id, state, operation) => {
            const whole = wholeState(state, id);
            const { declaredBefore, found, orders } = await new BulkSteps(operation, whole, whole).begin();
            orders.assign(whole.groups, { isProgram: false });
            foundWarnings(found).forEach((line) => operation.log.warn(line));
            return readBulkOrders(whole, orders, declaredBefore);
        },
        get: (id, inputs, operation) => getBulkOrder(operation, id, inputs),
        update: (id, state, inputs, operation) => update(wholeState(state, id), inputs, operation),
        delete: (id, state, operation) => remove(wholeState(state, id), operation),
    },
    naming,
);

const sortedLists = {
    orderingGroups: (group: DeclaredGroup) => (holdsUnknown(group) ? unknownValue : keyOf(group)),
    features: "text",
    tags: "text",
} as const;

function check(olds: Record<string, unknown>, news: Record<string, unknown>): CheckResult {
    const given = { ...news, ...fixedInputs(olds, news) };
    const failures = [...findFailures(inputsSchema, given, olds), ...refuseReplaceOnChanges(news)];
    const { orderingGroups } = news;
    const inputs = canonicalSettings(given);
    if (failures.length > 0) {
        return { inputs, failures };
    }
    const groups = holdsUnknown(orderingGroups)
        ? {}
        : { orderingGroups: canonicalGroups(orderingGroups as DeclaredGroup[]) };
    return { inputs: { ...inputs, ...groups }, failures: refuseIgnoredPlaces(olds, news, sortedLists) };
}

/** Says whether inputs may be those of a pool that was moved (same name) or renamed (same criteria). */
function isLike(
    { orderingGroups = [] }: Partial<InexplicitNumberOrderInputs>,
    inputs: InexplicitNumberOrderInputs,
    movedFrom: string,
): boolean {
    const keysOf = (groups: readonly DeclaredGroup[]) => groups.map(keyOf).sort();
    const isKnown = !holdsUnknown(inputs.orderingGroups);
    return (
        haveSameName(movedFrom, inputs.__urn) ||
        (isKnown && isDeepStrictEqual(keysOf(orderingGroups), keysOf(inputs.orderingGroups)))
    );
}

function hold(state: InexplicitNumberOrderState, { claims }: Account, urn: string): void {
    // What is read with `get` changes and releases nothing.
    if (!state.__got) {
        claims.hold({ urn, token: state.__token }, [...idsOf(state), ...ordersOfNumbers(state)]);
    }
}

function idsOf({ __orders }: Pick<InexplicitNumberOrderState, "__orders">): string[] {
    return __orders.map(({ id }) => id);
}

/** The number orders that hold the numbers: somebody may have imported one as a NumberOrder. */
function ordersOfNumbers({ numbers }: Pick<InexplicitNumberOrderState, "numbers">): string[] {
    return [...new Set(numbers.map(({ numberOrderId }) => numberOrderId))];
}

/** How many numbers inputs declare. */
function countOf({ orderingGroups = [] }: Partial<InexplicitNumberOrderInputs>): number {
    return orderingGroups.reduce((sum, { countRequested }) => sum + countRequested, 0);
}

async function create(inputs: InexplicitNumberOrderInputs, operation: TelnyxOperation) {
    assertMarkIsFree(operation, inputs);
    operation.api.claims.stay({ urn: operation.urn, token: inputs.__token });
    const steps = await new BulkSteps(operation, inputs).begin();
    assertReleasable(steps);
    assertTold(steps, missingGroups(steps));
    return carryOut(operation, steps);
}

async function update(
    state: InexplicitNumberOrderState,
    inputs: InexplicitNumberOrderInputs,
    operation: TelnyxOperation,
) {
    const steps = await new BulkSteps(operation, inputs, state).begin();
    steps.orders.assign(inputs.orderingGroups, { isProgram: true });
    assertHeldAlone(operation, naming.noun, idsOf(state));
    assertHeldAlone(operation, "number order", ordersOfNumbers(state));
    assertStillOurs(steps);
    assertReleasable(steps);
    assertTold(steps, missingGroups(steps));
    return (await carryOut(operation, steps)).state;
}

async function remove(state: InexplicitNumberOrderState, operation: TelnyxOperation) {
    assertKeptByNobody(operation, state, naming.noun, idsOf(state));
    assertKeptByNobody(operation, state, "number order", ordersOfNumbers(state));
    // Nothing is declared any more, so everything is too much; a lock that is declared, or on, no destroy lifts.
    const none = { ...state, orderingGroups: [], ...lockAtDestroy(state) };
    const steps = await new BulkSteps(operation, none, state).begin();
    assertReleasable(steps);
    const unsettled = await settleGroups(steps, "run `pulumi destroy` again");
    if (!areSettled(steps)) {
        throw new ExplainedError(firstOf([...unsettled, "nothing was released"]).join("\n"));
    }
    await giveBackAll(steps);
}
