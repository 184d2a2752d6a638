import {
    listSubNumberOrders,
    type Account,
    type NumberOrderRecord,
    type PhoneNumber,
    type SubNumberOrder,
} from "../../telnyx";
import { isAlive, isPendingStatus, standingOf, type OrderedNumber } from "../number";
import { requirementDetail, subOrderOf, visibleOrder, withNumbersOf } from "./record";
import type { LostNumber, Trace, Traces } from "./traces";

/** What the API shows of some orders. */
export interface Observation {
    /** In the order they were asked for. */
    readonly orders: readonly NumberOrderRecord[];
    /** One entry a number, sorted; of several orders for one number, the one that holds it now. */
    readonly numbers: readonly OrderedNumber[];
    /** Numbers that orders bought and lost, though an order may still say `success`. */
    readonly lost?: readonly LostNumber[];
}

/** One order as it was seen. */
export interface ObservedOrder {
    readonly order: NumberOrderRecord;
    readonly numbers: readonly OrderedNumber[];
}

/** What is known of orders before they are looked at. */
export interface Knowledge {
    readonly traces: Traces;
    /** As an earlier look saw them: only the numbers that still wait are looked at again. */
    readonly seenBefore: ReadonlyMap<string, ObservedOrder>;
    /** What stands in for an order of this operation that is not visible at the moment: the newest record of it. */
    standIn(orderId: string): NumberOrderRecord | undefined;
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
        records.map(async (record) =>
            isObserved(record) ? record : observeNumbers(account, record, knowledge.traces),
        ),
    );
}

/** Puts together what was seen of several orders. */
export function observationOfAll(perOrder: readonly ObservedOrder[]): Observation {
    return assemble(
        perOrder.map(({ order }) => order),
        perOrder.flatMap(({ numbers }) => numbers),
    );
}

/** What an order's own record shows, before anything else was asked: the reply to the POST. */
export function observationOf(orders: readonly NumberOrderRecord[]): Observation {
    const numbers = orders.flatMap((order) =>
        order.phoneNumbers.map((ordered) => ({ phoneNumber: ordered.phoneNumber, order, ordered })),
    );
    return assemble(orders, numbers);
}

/** An order whose numbers were not looked at yet. */
interface ReadOrder {
    readonly order: NumberOrderRecord;
    readonly subOrders: readonly SubNumberOrder[];
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
    const [order, subOrders] = await Promise.all([
        visibleOrder(account, id, standIn),
        listSubNumberOrders(account.client, id),
    ]);
    return {
        order: withNumbersOf(order, standIn),
        subOrders,
        before: new Map(numbers.map((number) => [number.phoneNumber, number])),
    };
}

function isObserved(record: ReadOrder | ObservedOrder): record is ObservedOrder {
    return "numbers" in record;
}

async function observeNumbers(account: Account, { order, subOrders, before }: ReadOrder, traces: Traces) {
    const numbers = order.phoneNumbers.map(async (ordered): Promise<OrderedNumber> => {
        const { phoneNumber } = ordered;
        const seen = before.get(phoneNumber);
        if (seen !== undefined && hasAnswer(seen)) {
            return seen;
        }
        const { detail, names } = await requirementDetail(account, ordered, subOrders.length, seen);
        const subOrder = subOrderOf(ordered, detail?.subNumberOrderId ?? ordered.subNumberOrderId, subOrders);
        const bought = { phoneNumber, order, ordered, detail, names, subOrder };
        return isPendingStatus(ordered.status) || !isAlive(bought)
            ? bought
            : { ...bought, ...(await inAccount(account, phoneNumber, traces.of(order.id, phoneNumber))) };
    });
    return { order, numbers: await Promise.all(numbers) };
}

function hasAnswer(number: OrderedNumber): boolean {
    return standingOf(number) !== "waiting";
}

function sizeOf({ phoneNumbers, phoneNumbersCount = 0 }: NumberOrderRecord): number {
    return Math.max(phoneNumbers.length, phoneNumbersCount);
}

async function inAccount(
    account: Account,
    phoneNumber: string,
    { fate, id }: Trace,
): Promise<{ listed?: PhoneNumber; vanished?: boolean }> {
    if (fate === "lost" || fate === "presumed lost") {
        return { vanished: true };
    }
    const listed = await account.findPhoneNumber(phoneNumber);
    if (id === undefined || listed?.id === id) {
        return { listed };
    }
    // Missing from a list proves nothing; the id does, and a number bought anew has a new one.
    const found = await account.findKnownNumber({ id, phoneNumber });
    return found === undefined ? { vanished: true } : { listed: found };
}

function assemble(orders: readonly NumberOrderRecord[], numbers: readonly OrderedNumber[]): Observation {
    const holders = new Map<string, OrderedNumber>();
    for (const number of [...numbers].sort(byAge)) {
        const holder = holders.get(number.phoneNumber);
        if (holder === undefined || isAlive(number) || !isAlive(holder)) {
            holders.set(number.phoneNumber, number);
        }
    }
    return { orders, numbers: [...holders.values()].sort(byPhoneNumber) };
}

function byAge(left: OrderedNumber, right: OrderedNumber): number {
    return (left.order.createdAt ?? "") < (right.order.createdAt ?? "") ? -1 : 1;
}

function byPhoneNumber(left: OrderedNumber, right: OrderedNumber): number {
    return left.phoneNumber < right.phoneNumber ? -1 : 1;
}
