import {
    listSubNumberOrders,
    type Account,
    type NumberOrderRecord,
    type OrderedPhoneNumber,
    type OrderParts,
} from "../../telnyx";
import { isBoughtStatus, isPendingStatus, isReleased } from "../number";
import { hasAnswer, type Knowledge, type ReadOrder } from "./knowledge";
import { plainMembers, type Member } from "./members";
import { observeNumbers } from "./numbers";
import { asPlaced, type ObservedOrder } from "./observation";
import { isPendingIn, pendingSubOrdersOf } from "./parts";
import { pendingAsBefore } from "./pendingAsBefore";
import { visibleOrder } from "./record";
import { inWhole } from "./whole";

/** Reads orders with their sub orders and numbers. Throws when an order is not visible: that is never "gone". */
export async function observeOrders(
    account: Account,
    orderIds: readonly string[],
    knowledge: Knowledge,
): Promise<ObservedOrder[]> {
    // All orders first: then the look-ups of all their numbers come at the same moment, and share their requests.
    const records = await Promise.all(orderIds.map((id) => readOrder(account, id, knowledge)));
    return Promise.all(
        records.map(async (record) => (isObserved(record) ? record : observeNumbers(account, record, knowledge))),
    );
}

async function readOrder(account: Account, id: string, knowledge: Knowledge): Promise<ReadOrder | ObservedOrder> {
    const before = knowledge.seenBefore.get(id);
    const numbers = before?.numbers ?? [];
    if (before !== undefined && numbers.length > 0 && numbers.filter(hasAnswer).length >= sizeOf(before.order)) {
        return before;
    }
    const { isWaiting, maxAgeMs } = knowledge;
    const standIn = knowledge.standIn(id);
    const known = before ?? (standIn && asPlaced(standIn));
    const unchanged = isWaiting && known && (await pendingAsBefore(account, known, maxAgeMs));
    if (unchanged) {
        return unchanged;
    }
    const members = before?.order.phoneNumbers ?? knowledge.membersOf(id);
    const areHeld = members.every(({ phoneNumber }) => knowledge.traces.of(id, phoneNumber).fate === "seen");
    const reading = { members, standIn, mayBePending: isWaiting, areHeld, maxAgeMs };
    const { isFromList, isStandIn, parts, ...read } = await visibleOrder(account, id, reading);
    const circumstances = { placed: standIn, members, traces: knowledge.traces };
    const order = inWhole(read.order, circumstances);
    const pending = parts && pendingSubOrdersOf(order, parts);
    const isTold = pending !== undefined || areSubOrdersTold(order, { members, parts }, knowledge);
    const subOrders = isTold ? pending : await listSubNumberOrders(account.client, id);
    return {
        ...{ order: inWhole(read.order, { ...circumstances, subOrders }), isFromList, isStandIn, parts, subOrders },
        before: new Map(numbers.map((number) => [number.phoneNumber, number])),
    };
}

/**
 * Says whether an order tells all of its sub orders. Of one: while its plain numbers wait, and when its numbers are
 * bought, plain or seen each in a list, if they are the very ones that it bought. Another order may hold a number whose id
 * was never seen.
 */
function areSubOrdersTold(
    order: NumberOrderRecord,
    { members, parts }: { readonly members: readonly Member[]; readonly parts?: OrderParts },
    knowledge: Knowledge,
): boolean {
    const isPlain = plainMembers(members) !== undefined;
    const { id, phoneNumbers, status, subNumberOrdersIds: subOrders } = order;
    const isOwn = ({ phoneNumber }: OrderedPhoneNumber) =>
        knowledge.standIn(id) !== undefined || knowledge.traces.of(id, phoneNumber).fate === "seen";
    const isOneTold = () =>
        isReleased(status) ||
        (isPlain && knowledge.isWaiting && isPendingStatus(status)) ||
        (isBoughtStatus(status) && phoneNumbers.every(isOwn));
    return (
        (isPlain || parts !== undefined) &&
        (subOrders.length === 1
            ? isOneTold()
            : phoneNumbers.length > 0 && phoneNumbers.every(isToldIn(order, parts, isOwn)))
    );
}

/** Of several sub orders: says of a number whether it names the one that it is in, and is bought, or pending by a list. */
function isToldIn(
    order: NumberOrderRecord,
    parts: OrderParts | undefined,
    isOwn: (ordered: OrderedPhoneNumber) => boolean,
): (ordered: OrderedPhoneNumber) => boolean {
    const subOrders = new Set(order.subNumberOrdersIds);
    return (ordered) => {
        const { status, subNumberOrderId = "" } = ordered;
        const isBought = status !== undefined && isBoughtStatus(status);
        return subOrders.has(subNumberOrderId) && (isPendingIn(parts, order, ordered) || (isBought && isOwn(ordered)));
    };
}

function isObserved(record: ReadOrder | ObservedOrder): record is ObservedOrder {
    return "numbers" in record;
}

function sizeOf({ phoneNumbers, phoneNumbersCount = 0 }: NumberOrderRecord): number {
    return Math.max(phoneNumbers.length, phoneNumbersCount);
}
