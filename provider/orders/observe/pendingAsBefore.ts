import type { Account, NumberOrderRecord, SubNumberOrder } from "../../telnyx";
import { isPending, isWaiting, type OrderedNumber } from "../number";
import { plainMembers } from "./members";
import type { ObservedOrder } from "./observation";
import { subOrderOf } from "./record";

/**
 * An order of several sub orders as it was seen before, if the list of the pending ones shows that all it waits for is
 * still pending: the status of the whole order would not tell that. Undefined where it shows less, or where there may be
 * more to see.
 */
export async function pendingAsBefore(
    account: Account,
    { order, numbers }: ObservedOrder,
    maxAgeMs: number,
): Promise<ObservedOrder | undefined> {
    if (!isSimple(order, numbers)) {
        return undefined;
    }
    const { id, subNumberOrdersIds } = order;
    const parts = await account.orderParts({ id, countries: [], isPending: true, maxAgeMs });
    const pending = subNumberOrdersIds.flatMap((sub) => parts?.pendingSubOrders.get(sub) ?? []);
    const isPlain = pending.every((sub) => sub.orderRequestId === id && sub.requirementsMet !== false);
    const seen = numbers.map((number) =>
        isWaiting(number) ? { ...number, subOrder: pendingSubOrder(number, order, pending) } : number,
    );
    const isAsBefore = isPlain && seen.every((number) => !isWaiting(number) || number.subOrder !== undefined);
    return isAsBefore ? { order, numbers: seen } : undefined;
}

/** Says whether an order asks for no papers, has several sub orders, and waits for nothing but what is pending. */
function isSimple(order: NumberOrderRecord, numbers: readonly OrderedNumber[]): boolean {
    const { phoneNumbers, phoneNumbersCount = phoneNumbers.length, requirementsMet, subNumberOrdersIds } = order;
    const waiting = numbers.filter(isWaiting);
    return (
        subNumberOrdersIds.length > 1 &&
        requirementsMet !== false &&
        plainMembers(phoneNumbers) !== undefined &&
        numbers.length >= Math.max(phoneNumbers.length, phoneNumbersCount) &&
        waiting.length > 0 &&
        waiting.every(isPending)
    );
}

/** The sub order of a number, where it is pending. Which one it is has to be known, unless all are there to choose from. */
function pendingSubOrder(
    { ordered, subOrder }: OrderedNumber,
    { subNumberOrdersIds }: NumberOrderRecord,
    pending: readonly SubNumberOrder[],
): SubNumberOrder | undefined {
    const id = subOrder?.id ?? ordered.subNumberOrderId;
    const areAll = pending.length === subNumberOrdersIds.length;
    return id !== undefined || areAll ? subOrderOf(ordered, id, pending) : undefined;
}
