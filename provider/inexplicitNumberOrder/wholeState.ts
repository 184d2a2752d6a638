import type { InexplicitNumberOrderState } from "./schema";

/**
 * A state with everything in its place, also one that `pulumi import --file` began with little more than an id, or that
 * another release wrote.
 */
export function wholeState(state: Partial<InexplicitNumberOrderState>, id: string): InexplicitNumberOrderState {
    const none = { status: "", groups: [], phoneNumbersCount: 0, phoneNumbers: [], numbers: [] };
    const orders = { orderingGroups: [], inexplicitNumberOrderIds: [id], __orders: [{ id, keys: [] }] };
    return { ...none, ...orders, __label: "", __token: "", ...state };
}
