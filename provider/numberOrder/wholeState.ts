import type { NumberOrderState } from "./schema";

/**
 * A state with everything in its place, also one that `pulumi import --file` began with little more than an id, or that
 * another release wrote.
 */
export function wholeState(state: Partial<NumberOrderState>, id?: string): NumberOrderState {
    const none = { status: "", requirementsMet: false, phoneNumbersCount: 0, subNumberOrdersIds: [], numbers: [] };
    const order = { phoneNumbers: [], numberOrderIds: id === undefined ? [] : [id], __label: "", __token: "" };
    return { ...none, ...order, ...state };
}
