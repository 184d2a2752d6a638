import { findFailures } from "../lifecycle/check";
import { messageOf } from "../lifecycle/errors";
import type { CheckResult, Handler, Operation } from "../lifecycle/handler";
import { fixedInputs } from "../lifecycle/inputs";
import { holdsUnknown } from "../lifecycle/unknown";
import { isAlive } from "../numbers/orderedNumber";
import { assertUnlocked } from "../numbers/release";
import { InvisibleError } from "../numbers/visible";
import type { Account } from "../telnyx/account";
import { NotFoundError } from "../telnyx/errors";
import { BulkOrders } from "./bulkOrders";
import { criteriaOf, keyOf, sortedFeatures, type DeclaredGroup } from "./criteria";
import { diffInexplicitNumberOrder } from "./diff";
import { firstOf, reconcile } from "./reconcile";
import { assertRemovable, removeNumbers, surplusNumbers } from "./removals";
import { begin } from "./run";
import { inputsSchema, type InexplicitNumberOrderInputs, type InexplicitNumberOrderState } from "./schema";
import { areSettled, settleGroups } from "./settle";
import { countOf, toInputs, toState } from "./state";
import { wholeState } from "./wholeState";

/** The verbs of an InexplicitNumberOrder. */
export const inexplicitNumberOrderHandler: Handler<InexplicitNumberOrderInputs, InexplicitNumberOrderState, Account> = {
    check,
    diff: (state, inputs, log) => diffInexplicitNumberOrder(wholeState(state, ""), inputs, log),
    create,
    read: (id, state, operation) => read(wholeState(state, id), operation),
    get,
    update: (id, state, inputs, operation) => update(wholeState(state, id), inputs, operation),
    delete: (id, state, operation) => remove(wholeState(state, id), operation),
};

function check(olds: Record<string, unknown>, news: Record<string, unknown>): CheckResult {
    const inputs = { ...news, ...fixedInputs(olds, news) };
    const failures = findFailures(inputsSchema, inputs);
    const { orderingGroups } = news;
    const isReadable = failures.length === 0 && !holdsUnknown(orderingGroups);
    return {
        inputs: isReadable ? { ...inputs, orderingGroups: canonicalGroups(orderingGroups as DeclaredGroup[]) } : inputs,
        failures,
    };
}

/** Groups are a set: sorted, they are the same in whatever order they are written. */
function canonicalGroups(groups: readonly DeclaredGroup[]): DeclaredGroup[] {
    const sorted = [...groups].sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
    return sorted.map((group) =>
        group.features === undefined ? group : { ...group, features: sortedFeatures(group.features) },
    );
}

async function create(inputs: InexplicitNumberOrderInputs, operation: Operation<Account>) {
    const run = await begin(operation, inputs);
    // What a killed run ordered is adopted; what is history is not: its numbers were released long ago.
    run.orders.dropHistory();
    assertRemovable(run);
    const state = await reconcile(run);
    return { id: run.orders.id, state };
}

async function read(state: InexplicitNumberOrderState, operation: Operation<Account>) {
    const { orders } = await begin(operation, state, state);
    const seen = toState(orders, state, undefined, state.groups);
    // What never held a number has nothing to lose: it goes on showing why.
    const isGone = state.numbers.length > 0 && [...orders.holdings.values()].every((holding) => countOf(holding) === 0);
    return isGone ? undefined : { state: seen, inputs: toInputs(seen) };
}

async function get(id: string, hidden: InexplicitNumberOrderInputs, operation: Operation<Account>) {
    const what = `getting inexplicit number order (${id})`;
    const orders = new BulkOrders(operation.api);
    try {
        await orders.adopt(id);
        await orders.observe();
    } catch (error) {
        const isUnknown = error instanceof NotFoundError || error instanceof InvisibleError;
        const cause = isUnknown ? "this account does not know it; check the id, the API key and telnyx:baseUrl" : "";
        throw new Error(`${what}: ${cause || messageOf(error)}`);
    }
    const held = [...orders.holdings.values()].filter((holding) => countOf(holding) > 0);
    if (held.length === 0) {
        throw new Error(`${what}: it is there, but it holds no numbers, or all of them are released`);
    }
    const orderingGroups = held.map((holding) => ({ ...criteriaOf(holding.key), countRequested: countOf(holding) }));
    const inputs = { ...hidden, orderingGroups: canonicalGroups(orderingGroups as DeclaredGroup[]) };
    const state = { ...toState(orders, inputs), __got: true };
    return { state, inputs: toInputs(state) };
}

async function update(
    state: InexplicitNumberOrderState,
    inputs: InexplicitNumberOrderInputs,
    operation: Operation<Account>,
) {
    const run = await begin(operation, inputs, state);
    assertRemovable(run);
    return reconcile(run);
}

async function remove(state: InexplicitNumberOrderState, operation: Operation<Account>) {
    // Nothing is declared any more, so everything is too much.
    const run = await begin(operation, { ...state, orderingGroups: [] }, state);
    assertUnlocked(run.orders.last.numbers.filter(isAlive), state.deletionLock);
    const unsettled = await settleGroups(run);
    if (!areSettled(run)) {
        throw new Error(firstOf([...unsettled, "nothing was released"]).join("\n"));
    }
    assertUnlocked(surplusNumbers(run), state.deletionLock);
    const reasons = await removeNumbers(run, surplusNumbers(run));
    if (reasons.length > 0) {
        throw new Error(firstOf(reasons).join("\n"));
    }
}
