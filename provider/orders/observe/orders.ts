import {
    listSubNumberOrders,
    type Account,
    type NumberOrderRecord,
    type OrderedPhoneNumber,
    type PhoneNumber,
    type SubNumberOrder,
} from "../../telnyx";
import {
    isActive,
    isAlive,
    isBoughtStatus,
    isPendingStatus,
    isReleased,
    isWaiting,
    type OrderedNumber,
} from "../number";
import type { ObservedOrder } from "./observation";
import { plainMembers, type Member, type PlainMembers } from "./members";
import { requirementDetail, subOrderOf, visibleOrder, withNumbersOf } from "./record";
import type { Trace, Traces } from "./traces";

/** What is known of orders before they are looked at, and how they are looked at. */
export interface Knowledge {
    readonly traces: Traces;
    /** As an earlier look saw them: only the numbers that still wait are looked at again. */
    readonly seenBefore: ReadonlyMap<string, ObservedOrder>;
    /** What stands in for an order of this operation that is not visible at the moment: the newest record of it. */
    standIn(orderId: string): NumberOrderRecord | undefined;
    /** Its numbers, as far as they are known without looking. */
    membersOf(orderId: string): readonly Member[];
    /** How old, in milliseconds, what other look-ups read may be. */
    readonly maxAgeMs: number;
    /** One of many looks, so what tells that nothing has changed is enough. */
    readonly isWaiting: boolean;
}

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

/** An order whose numbers were not looked at yet. */
interface ReadOrder {
    readonly order: NumberOrderRecord;
    /** Missing where the order is bought and plain: they are asked for only if a number does not work. */
    readonly subOrders?: readonly SubNumberOrder[];
    /** Numbers as an earlier look saw them. */
    readonly before: ReadonlyMap<string, OrderedNumber>;
}

async function readOrder(account: Account, id: string, knowledge: Knowledge): Promise<ReadOrder | ObservedOrder> {
    const before = knowledge.seenBefore.get(id);
    const numbers = before?.numbers ?? [];
    if (before !== undefined && numbers.length > 0 && numbers.filter(hasAnswer).length >= sizeOf(before.order)) {
        return before;
    }
    const standIn = knowledge.standIn(id);
    const members = plainMembers(before?.order.phoneNumbers ?? knowledge.membersOf(id));
    const reading = { members, standIn, mayBePending: knowledge.isWaiting, maxAgeMs: knowledge.maxAgeMs };
    const subOrdersNow = members === undefined ? listSubNumberOrders(account.client, id) : undefined;
    const [read, subOrders] = await Promise.all([visibleOrder(account, id, reading), subOrdersNow]);
    const order = withNumbersOf(read, standIn);
    const isTold = subOrders !== undefined || areSubOrdersTold(order, members, knowledge);
    return {
        order,
        subOrders: isTold ? subOrders : await listSubNumberOrders(account.client, id),
        before: new Map(numbers.map((number) => [number.phoneNumber, number])),
    };
}

/**
 * Says whether an order tells all of its one sub order: while its plain numbers wait, and when they are bought, if they
 * are the very ones that it bought. Another order may hold a number whose id was never seen.
 */
function areSubOrdersTold(order: NumberOrderRecord, members: PlainMembers | undefined, knowledge: Knowledge): boolean {
    const isPlain = members !== undefined && order.subNumberOrdersIds.length === 1;
    const isOwn = ({ phoneNumber }: OrderedPhoneNumber) =>
        knowledge.standIn(order.id) !== undefined || knowledge.traces.of(order.id, phoneNumber).fate === "seen";
    return (
        isPlain &&
        (isReleased(order.status) ||
            (knowledge.isWaiting && isPendingStatus(order.status)) ||
            (isBoughtStatus(order.status) && order.phoneNumbers.every(isOwn)))
    );
}

function isObserved(record: ReadOrder | ObservedOrder): record is ObservedOrder {
    return "numbers" in record;
}

async function observeNumbers(account: Account, read: ReadOrder, knowledge: Knowledge): Promise<ObservedOrder> {
    const { order, before } = read;
    const subOrders = read.subOrders ?? order.subNumberOrdersIds.map((id) => ({ id }));
    const numbers = await Promise.all(
        order.phoneNumbers.map(async (ordered): Promise<OrderedNumber> => {
            const seen = before.get(ordered.phoneNumber);
            return seen !== undefined && hasAnswer(seen)
                ? seen
                : observeNumber(account, { order, ordered, subOrders, seen }, knowledge);
        }),
    );
    // One that is gone has evidence of its own.
    const isFine = (number: OrderedNumber) =>
        number.vanished === true ||
        isReleased(order.status) ||
        isActive(number) ||
        (knowledge.isWaiting && isWaiting(number));
    if (read.subOrders !== undefined || numbers.every(isFine)) {
        return { order, numbers };
    }
    const shown = await listSubNumberOrders(account.client, order.id);
    return {
        order,
        numbers: numbers.map((number) => ({
            ...number,
            subOrder: subOrderOf(number.ordered, number.ordered.subNumberOrderId, shown),
        })),
    };
}

interface ToBeObserved extends Pick<OrderedNumber, "order" | "ordered"> {
    readonly subOrders: readonly SubNumberOrder[];
    readonly seen?: OrderedNumber;
}

async function observeNumber(
    account: Account,
    { order, ordered, subOrders, seen }: ToBeObserved,
    { traces, maxAgeMs }: Knowledge,
): Promise<OrderedNumber> {
    const { phoneNumber } = ordered;
    const { detail, names } = await requirementDetail(account, ordered, subOrders.length, seen);
    const subOrder = subOrderOf(ordered, detail?.subNumberOrderId ?? ordered.subNumberOrderId, subOrders);
    const bought = { phoneNumber, order, ordered, detail, names, subOrder };
    return isPendingStatus(ordered.status) || !isAlive(bought)
        ? bought
        : { ...bought, ...(await inAccount(account, phoneNumber, traces.of(order.id, phoneNumber), maxAgeMs)) };
}

function hasAnswer(number: OrderedNumber): boolean {
    return !isWaiting(number);
}

function sizeOf({ phoneNumbers, phoneNumbersCount = 0 }: NumberOrderRecord): number {
    return Math.max(phoneNumbers.length, phoneNumbersCount);
}

async function inAccount(
    account: Account,
    phoneNumber: string,
    { fate, id, isReleased }: Trace,
    maxAgeMs: number,
): Promise<{ listed?: PhoneNumber; vanished?: boolean }> {
    if (fate === "lost" || fate === "presumed lost") {
        return { vanished: true };
    }
    const listed = await account.findPhoneNumber(phoneNumber, maxAgeMs);
    if (id === undefined || listed?.id === id) {
        return { listed };
    }
    if (isReleased) {
        return { vanished: true };
    }
    // Missing from a list proves nothing; the id does, and a number bought anew has a new one.
    const found = await account.findKnownNumber({ id, phoneNumber });
    return found === undefined ? { vanished: true } : { listed: found };
}
