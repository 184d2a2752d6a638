import { findFailures } from "../lifecycle/check";
import { messageOf } from "../lifecycle/errors";
import type { CheckResult, Handler, Operation } from "../lifecycle/handler";
import { fixedInputs } from "../lifecycle/inputs";
import { isAlive, type OrderedNumber } from "../numbers/orderedNumber";
import { OrderSet } from "../numbers/orderSet";
import { reasonOf } from "../numbers/reasons";
import { assertUnlocked, release } from "../numbers/release";
import { InvisibleError } from "../numbers/visible";
import type { Account } from "../telnyx/account";
import { claim, claimedByOthers } from "./claims";
import { canonical, declaredNumbers } from "./declared";
import { diffNumberOrder } from "./diff";
import { findOrders } from "./find";
import { placeOrder } from "./place";
import { reconcile } from "./reconcile";
import { explainRefusal } from "./refusals";
import { assertRemovable, claimedReason } from "./removals";
import { begin, type Run } from "./run";
import { inputsSchema, type NumberOrderInputs, type NumberOrderState } from "./schema";
import { toInputs, toState } from "./state";
import { wholeState } from "./wholeState";

/** The verbs of a NumberOrder. */
export const numberOrderHandler: Handler<NumberOrderInputs, NumberOrderState, Account> = {
    check,
    diff: (state, inputs) => diffNumberOrder(wholeState(state), inputs),
    create,
    read: (id, state, operation) => read(wholeState(state, id), operation),
    get,
    update: (id, state, inputs, operation) => update(wholeState(state, id), inputs, operation),
    delete: (id, state, operation) => remove(wholeState(state, id), operation),
};

function check(olds: Record<string, unknown>, news: Record<string, unknown>): CheckResult {
    const fixed = fixedInputs(olds, news);
    const inputs = canonical({ ...news, ...fixed });
    const failures = findFailures(inputsSchema, { ...news, ...fixed });
    if (failures.length === 0) {
        const declared = Array.isArray(inputs["phoneNumbers"]) ? (inputs as unknown as NumberOrderInputs) : undefined;
        claim(String(fixed.__token), declared ? declaredNumbers(declared).map(({ phoneNumber }) => phoneNumber) : []);
    }
    return { inputs, failures };
}

async function create(inputs: NumberOrderInputs, operation: Operation<Account>) {
    const run = begin(inputs, operation, await findLive(inputs, operation.api));
    if (run.orders.ids.length === 0) {
        run.orders.add(await placeFirst(run));
    } else {
        assertRemovable(run);
    }
    const state = await reconcile(run);
    return { id: run.orders.ids[0] ?? "", state };
}

/** Orders all or nothing: with nothing bought there is nothing to keep, and the error is the whole answer. */
async function placeFirst({ operation, inputs, orders }: Run) {
    const numbers = declaredNumbers(inputs);
    const placement = await placeOrder(operation, inputs, numbers, orders.familiarIds);
    if (placement.outcome === "placed") {
        return placement.order;
    }
    if (placement.outcome === "unknown") {
        throw placement.error;
    }
    const { reason } = await explainRefusal(operation.api, placement.error, numbers);
    throw new Error(`${reason}. Nothing was ordered`);
}

/** Orders of ours that hold numbers; one whose numbers were all released is history. */
async function findLive(inputs: NumberOrderInputs, account: Account): Promise<OrderSet> {
    const orders = new OrderSet(account, await findOrders(account, inputs));
    await orders.observe();
    orders.dropHistory();
    return orders;
}

/** The orders that the state knows, and those with our token that it does not: a reply may have been lost. */
async function allOrders(state: NumberOrderState, inputs: NumberOrderInputs, account: Account): Promise<OrderSet> {
    const unknown = (await findOrders(account, inputs)).filter((id) => !state.numberOrderIds.includes(id));
    const orders = new OrderSet(account, [...state.numberOrderIds, ...unknown], state.numbers, state.__lost);
    await orders.observe();
    return orders;
}

async function read(state: NumberOrderState, operation: Operation<Account>) {
    const orders = await allOrders(state, state, operation.api);
    const missed = new Set([...declaredNumbers(state), ...state.numbers].map(({ phoneNumber }) => phoneNumber));
    const seen = toState(orders.last, state, undefined, (phoneNumber) => missed.has(phoneNumber));
    await warnOfLost(orders.last.numbers, seen, operation);
    return seen.numbers.length === 0 ? undefined : { state: seen, inputs: toInputs(seen) };
}

/** Says why a number is missing that was never bought: the engine shows only that it is. */
async function warnOfLost(
    observed: readonly OrderedNumber[],
    { numbers }: NumberOrderState,
    { api, log }: Operation<Account>,
): Promise<void> {
    const shown = new Set(numbers.map(({ phoneNumber }) => phoneNumber));
    const lost = observed.filter((number) => !isAlive(number) && shown.has(number.ordered.phoneNumber));
    const reasons = await Promise.all(lost.map((number) => reasonOf(api, number, 0)));
    reasons.forEach((reason) => log.warn(reason));
}

async function get(id: string, hidden: NumberOrderInputs, operation: Operation<Account>) {
    const orders = new OrderSet(operation.api, [id]);
    const observation = await orders.observe().catch((error: unknown) => {
        const cause =
            error instanceof InvisibleError
                ? "this account does not know it; check the id, the API key and telnyx:baseUrl"
                : messageOf(error);
        throw new Error(`getting number order (${id}): ${cause}`);
    });
    const alive = observation.numbers.filter(isAlive);
    if (alive.length === 0) {
        throw new Error(`getting number order (${id}): it is there, but all its numbers are released`);
    }
    const inputs = { ...hidden, phoneNumbers: alive.map(({ ordered }) => ordered.phoneNumber) };
    const state = { ...toState(observation, inputs), __got: true };
    return { state, inputs: toInputs(state) };
}

async function update(state: NumberOrderState, inputs: NumberOrderInputs, operation: Operation<Account>) {
    const run = begin(inputs, operation, await allOrders(state, inputs, operation.api), state);
    assertRemovable(run);
    return reconcile(run);
}

async function remove(state: NumberOrderState, operation: Operation<Account>) {
    const orders = await allOrders(state, state, operation.api);
    const alive = orders.last.numbers.filter(isAlive);
    assertUnlocked(alive, state.deletionLock);
    assertUnclaimed(
        state.__token,
        alive.map(({ ordered }) => ordered.phoneNumber),
    );
    const { reasons } = await release(
        operation,
        operation.timeoutMs,
        () => true,
        () => orders.observe(),
    );
    if (reasons.length > 0) {
        throw new Error(reasons.join("\n"));
    }
}

/** Deletes come after all checks of a run, so what others declare is known by now. */
function assertUnclaimed(token: string, phoneNumbers: readonly string[]): void {
    const claimed = claimedByOthers(token, phoneNumbers);
    if (claimed.length > 0) {
        throw new Error(`${claimedReason(claimed.join(", "))}; nothing was released`);
    }
}
