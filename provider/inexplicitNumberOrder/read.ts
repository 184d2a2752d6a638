import { ExplainedError, messageOf } from "../lifecycle";
import { assertOrderId, InvisibleError, type SettingsByNumber } from "../orders";
import type { TelnyxOperation } from "../operation";
import { BulkOrders } from "./bulkOrders";
import type { InexplicitNumberOrderInputs, InexplicitNumberOrderState } from "./inputs";
import { toInputs, toState } from "./state";

/** Reads the orders of a state; undefined when none of their numbers is left. */
export function readBulkOrders(state: InexplicitNumberOrderState, orders: BulkOrders, before: SettingsByNumber) {
    const seen = toState(orders, state, before, { asked: state.groups });
    // What never held a number has nothing to lose: it goes on showing why. What is not shown yet is not gone.
    const hasHeld = state.numbers.length > 0 || (state.__unlisted?.length ?? 0) > 0;
    const isGone = hasHeld && orders.heldGroups.length === 0 && orders.isHistory;
    return isGone ? undefined : { state: seen, inputs: toInputs(seen) };
}

/** Reads one bulk order that is already there, without managing it. */
export async function getBulkOrder(operation: TelnyxOperation, id: string, hidden: InexplicitNumberOrderInputs) {
    assertOrderId(id, "inexplicit number order");
    const what = `getting inexplicit number order (${id})`;
    const orders = new BulkOrders(operation);
    try {
        await orders.adopt(id);
        await orders.observe();
    } catch (error) {
        const cause =
            error instanceof InvisibleError
                ? "this account does not know it; check the id, the API key and telnyx:baseUrl"
                : messageOf(error);
        throw new ExplainedError(`${what}: ${cause}`);
    }
    const orderingGroups = orders.heldGroups;
    if (orderingGroups.length === 0) {
        throw new ExplainedError(`${what}: it is there, but it holds no numbers, or all of them are released`);
    }
    const inputs = { ...hidden, orderingGroups };
    const state = { ...toState(orders, inputs), __got: true };
    return { state, inputs: toInputs(state) };
}
