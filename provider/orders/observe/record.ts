import {
    retrieveNumberOrder,
    retrieveNumberOrderPhoneNumber,
    type Account,
    type NumberOrderRecord,
    type OrderedPhoneNumber,
    type SubNumberOrder,
} from "../../telnyx";
import { requirementNames } from "../../requirements/names";
import { isPendingStatus, isRegulated, isUnderReview, type OrderedNumber } from "../number";
import { InvisibleError, visible } from "./visible";

/**
 * Reads an order. One that was placed by this operation may be invisible for a moment: then what was seen of it last, or
 * else the reply to its POST, stands in.
 */
export async function visibleOrder(
    account: Account,
    id: string,
    standIn?: NumberOrderRecord,
): Promise<NumberOrderRecord> {
    try {
        return await visible(`number order (${id})`, () => retrieveNumberOrder(account.client, id));
    } catch (error) {
        if (standIn !== undefined && error instanceof InvisibleError) {
            return standIn;
        }
        throw error;
    }
}

/** The numbers that the order was placed with belong to it, also while its record does not show them yet. */
export function withNumbersOf(order: NumberOrderRecord, placed: NumberOrderRecord | undefined): NumberOrderRecord {
    const shown = new Set(order.phoneNumbers.map(({ phoneNumber }) => phoneNumber));
    const missing = (placed?.phoneNumbers ?? []).filter(({ phoneNumber }) => !shown.has(phoneNumber));
    return missing.length === 0 ? order : { ...order, phoneNumbers: [...order.phoneNumbers, ...missing] };
}

/** The sub order that holds a number; replies may leave out its id, and country and type as well. */
export function subOrderOf(
    ordered: OrderedPhoneNumber,
    id: string | undefined,
    subOrders: readonly SubNumberOrder[],
): SubNumberOrder | undefined {
    if (id !== undefined) {
        return subOrders.find((sub) => sub.id === id);
    }
    const country = ordered.countryCode ?? ordered.countryIsoAlpha2;
    const matching = subOrders.find(
        (sub) => sub.countryCode === country && sub.phoneNumberType === ordered.phoneNumberType,
    );
    return matching ?? (subOrders.length === 1 ? subOrders[0] : undefined);
}

/**
 * Reads more of a number where there is more to see: only one that waits for requirements has a deadline and missing
 * values, and only where an order has several sub orders does it have to say which is its own. While the order says
 * that the review goes on there is nothing new to see since the look `before`.
 */
export async function requirementDetail(
    account: Account,
    ordered: OrderedPhoneNumber,
    subOrders: number,
    before?: OrderedNumber,
): Promise<Pick<OrderedNumber, "detail" | "names">> {
    const isAmbiguous =
        subOrders > 1 && ordered.phoneNumberType === undefined && ordered.subNumberOrderId === undefined;
    if (!isPendingStatus(ordered.status) || !(isRegulated(ordered) || isAmbiguous)) {
        return {};
    }
    if (isUnderReview(before?.detail?.requirementsStatus) && isUnderReview(ordered.requirementsStatus)) {
        return { detail: before?.detail, names: before?.names };
    }
    const detail = await retrieveNumberOrderPhoneNumber(account.client, ordered.id);
    const countryCode = detail.countryCode ?? ordered.countryCode ?? ordered.countryIsoAlpha2;
    const phoneNumberType = detail.phoneNumberType ?? ordered.phoneNumberType;
    if (countryCode === undefined || phoneNumberType === undefined) {
        return { detail };
    }
    return { detail, names: await requirementNames(account, { countryCode, phoneNumberType, action: "ordering" }) };
}
