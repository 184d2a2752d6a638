import { ExplainedError, messageOf } from "../lifecycle";
import {
    assertOrderId,
    assertMarkStaysFree,
    assertOurs,
    foundWarnings,
    InvisibleError,
    isAlive,
    OrderSet,
    reasonOf,
    type Mark,
    type OrderedNumber,
} from "../orders";
import type { TelnyxOperation } from "../operation";
import { declaredUpTo } from "./declaredUpTo";
import { declaredNumbers, type NumberOrderInputs, type NumberOrderState } from "./inputs";
import { findOrders, takeAdoptable } from "./ordering/find";
import { heardBy } from "./requirements/heard";
import { toInputs, toState } from "./state";

/**
 * The orders that a create goes on with: those of ours that hold numbers, as far as they are ours for certain, and those
 * that `telnyx:adopt` names and that hold a number which is declared. One whose numbers were all released is history.
 */
export async function liveOrders(operation: TelnyxOperation, inputs: NumberOrderInputs): Promise<OrderSet> {
    const orders = new OrderSet(operation, await findOrders(operation.api, inputs));
    orders.include(await takeAdoptable(operation, inputs, declaredNumbers(inputs)));
    await orders.observe();
    orders.dropHistory();
    if (orders.last.orders.length > 0) {
        await assertMarkStaysFree(operation, inputs);
    }
    const alive = orders.last.numbers.filter(isAlive);
    const found = orders.last.orders.map(({ id, createdAt, customerReference }) => ({
        id,
        reference: customerReference,
        createdAt,
        noun: "number order",
        numbers: alive.filter(({ order }) => order.id === id),
    }));
    assertOurs(operation, inputs, found);
    return orders;
}

/** The orders that a state knows, and those with our token that it does not: a reply may have been lost. */
export async function allOrders(operation: TelnyxOperation, state: NumberOrderState, mark: Mark): Promise<OrderSet> {
    const orders = new OrderSet(operation, state.numberOrderIds, state.numbers, state);
    const found = await findOrders(operation.api, mark);
    orders.include(found.filter((id) => operation.api.claims.otherHolderOf(operation.urn, id) === undefined));
    await orders.observe();
    return orders;
}

/** Reads the orders of a state; undefined when none of their numbers is left. */
export async function readOrder(operation: TelnyxOperation, state: NumberOrderState) {
    const orders = await allOrders(operation, state, state);
    const missed = new Set([...declaredNumbers(state), ...state.numbers].map(({ phoneNumber }) => phoneNumber));
    // What a killed run gave to numbers that the state does not list is shown as theirs, or else nobody would ever clear it.
    const before = declaredUpTo(operation, orders, state, state);
    const shown = toState(orders.last, state, { before, isMissed: (phoneNumber) => missed.has(phoneNumber) });
    const seen = { ...shown, __heard: await heardBy(operation, { before: state }, orders.last.numbers) };
    await warnOfLost(orders.last.numbers, seen, operation);
    const found = orders.last.numbers.filter(({ order }) => !state.numberOrderIds.includes(order.id));
    foundWarnings(found.filter(isAlive).map(({ phoneNumber }) => phoneNumber)).forEach((line) =>
        operation.log.warn(line),
    );
    return seen.numbers.length === 0 ? undefined : { state: seen, inputs: toInputs(seen) };
}

/** Says why a number is missing that was never bought: the engine shows only that it is. */
async function warnOfLost(
    observed: readonly OrderedNumber[],
    { numbers }: NumberOrderState,
    { api, log }: TelnyxOperation,
): Promise<void> {
    const shown = new Set(numbers.map(({ phoneNumber }) => phoneNumber));
    const lost = observed.filter((number) => !isAlive(number) && shown.has(number.phoneNumber));
    const reasons = await Promise.all(lost.map((number) => reasonOf(api, number, "now")));
    reasons.forEach((reason) => log.warn(reason));
}

/** Reads one order that is already there, without managing it. */
export async function getOrder(operation: TelnyxOperation, id: string, hidden: NumberOrderInputs) {
    assertOrderId(id, "number order");
    const orders = new OrderSet(operation, [id]);
    const observation = await orders.observe().catch((error: unknown) => {
        const cause =
            error instanceof InvisibleError
                ? "this account does not know it; check the id, the API key and telnyx:baseUrl"
                : messageOf(error);
        throw new ExplainedError(`getting number order (${id}): ${cause}`);
    });
    const alive = observation.numbers.filter(isAlive);
    if (alive.length === 0) {
        throw new ExplainedError(`getting number order (${id}): it is there, but all its numbers are released`);
    }
    const inputs = { ...hidden, phoneNumbers: alive.map(({ phoneNumber }) => phoneNumber) };
    const state = { ...toState(observation, inputs), __got: true };
    return { state, inputs: toInputs(state) };
}
