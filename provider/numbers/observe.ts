import type { Account } from "../telnyx/account";
import type { NumberOrderRecord } from "../telnyx/numberOrders";
import type { PhoneNumber } from "../telnyx/phoneNumbers";
import { listSubNumberOrders, type SubNumberOrder } from "../telnyx/subNumberOrders";
import { isAlive, standingOf, type OrderedNumber } from "./orderedNumber";
import { requirementDetail, subOrderOf, visibleOrder, withNumbersOf } from "./orderRecord";

/** What the API shows of some orders. */
export interface Observation {
    /** In the order they were asked for. */
    readonly orders: readonly NumberOrderRecord[];
    /** One entry a number, sorted; of several orders for one number, the one that holds it now. */
    readonly numbers: readonly OrderedNumber[];
    /** Numbers that orders bought and lost, though an order may still say `success`: keys of `KnownIds`. */
    readonly lost?: readonly string[];
}

/** Ids that numbers are known by from the state: `order id / phone number` to the id of the number, or `lostId`. */
export type KnownIds = ReadonlyMap<string, string>;

/** Stands for the id of a number that its order is known to have lost. */
export const lostId = "";

/** The key of `KnownIds`. */
export function knownIdKey(numberOrderId: string, phoneNumber: string): string {
    return `${numberOrderId}/${phoneNumber}`;
}

/** Orders that an operation placed, by id, with the reply to the POST where there was one. */
export type PlacedOrders = ReadonlyMap<string, NumberOrderRecord | undefined>;

/** One order as it was seen. */
export interface ObservedOrder {
    readonly order: NumberOrderRecord;
    readonly numbers: readonly OrderedNumber[];
}

/**
 * Reads orders with their sub orders and numbers. Throws when an order is not visible: that is never "gone".
 * Of what was `seenBefore`, only the numbers that still wait are looked at again. Orders that were just `placed` may be
 * shown a moment late; until then the reply to their POST is what is known of them.
 */
export async function observeOrders(
    account: Account,
    orderIds: readonly string[],
    known: KnownIds,
    seenBefore: ReadonlyMap<string, ObservedOrder> = new Map(),
    placed: PlacedOrders = new Map(),
): Promise<ObservedOrder[]> {
    // All orders first: then the look-ups of all their numbers come at the same moment, and share their requests.
    const records = await Promise.all(orderIds.map((id) => readOrder(account, id, seenBefore.get(id), placed.get(id))));
    return Promise.all(
        records.map(async (record) => (isObserved(record) ? record : observeNumbers(account, record, known))),
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
    const numbers = orders.flatMap((order) => order.phoneNumbers.map((ordered) => ({ order, ordered })));
    return assemble(orders, numbers);
}

/** An order whose numbers were not looked at yet. */
interface ReadOrder {
    readonly order: NumberOrderRecord;
    readonly subOrders: readonly SubNumberOrder[];
    /** Numbers as an earlier look saw them. */
    readonly before: ReadonlyMap<string, OrderedNumber>;
}

async function readOrder(
    account: Account,
    id: string,
    before?: ObservedOrder,
    placed?: NumberOrderRecord,
): Promise<ReadOrder | ObservedOrder> {
    const numbers = before?.numbers ?? [];
    if (before !== undefined && numbers.length > 0 && numbers.filter(hasAnswer).length >= sizeOf(before.order)) {
        return before;
    }
    const [order, subOrders] = await Promise.all([
        visibleOrder(account, id, placed),
        listSubNumberOrders(account.client, id),
    ]);
    return {
        ...{ order: withNumbersOf(order, placed), subOrders },
        before: new Map(numbers.map((number) => [number.ordered.phoneNumber, number])),
    };
}

function isObserved(record: ReadOrder | ObservedOrder): record is ObservedOrder {
    return "numbers" in record;
}

async function observeNumbers(
    account: Account,
    { order, subOrders, before }: ReadOrder,
    known: KnownIds,
): Promise<ObservedOrder> {
    const numbers = order.phoneNumbers.map(async (ordered): Promise<OrderedNumber> => {
        const seen = before.get(ordered.phoneNumber);
        if (seen !== undefined && hasAnswer(seen)) {
            return seen;
        }
        const { detail, names } = await requirementDetail(account, ordered, subOrders.length, seen);
        const subOrder = subOrderOf(ordered, detail?.subNumberOrderId ?? ordered.subNumberOrderId, subOrders);
        const bought = { order, ordered, detail, names, subOrder };
        if (ordered.status === "pending" || !isAlive(bought)) {
            return bought;
        }
        return {
            ...bought,
            ...(await inAccount(account, ordered.phoneNumber, known.get(knownIdKey(order.id, ordered.phoneNumber)))),
        };
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
    knownId: string | undefined,
): Promise<{ listed?: PhoneNumber; vanished?: boolean }> {
    if (knownId === lostId) {
        return { vanished: true };
    }
    const listed = await account.findPhoneNumber(phoneNumber);
    if (knownId === undefined || listed?.id === knownId) {
        return { listed };
    }
    // Missing from a list proves nothing; the id does, and a number bought anew has a new one.
    const found = await account.findKnownNumber({ id: knownId, phoneNumber });
    return found === undefined ? { vanished: true } : { listed: found };
}

function assemble(orders: readonly NumberOrderRecord[], numbers: readonly OrderedNumber[]): Observation {
    const holders = new Map<string, OrderedNumber>();
    for (const number of [...numbers].sort(byAge)) {
        const holder = holders.get(number.ordered.phoneNumber);
        if (holder === undefined || isAlive(number) || !isAlive(holder)) {
            holders.set(number.ordered.phoneNumber, number);
        }
    }
    return { orders, numbers: [...holders.values()].sort(byPhoneNumber) };
}

function byAge(left: OrderedNumber, right: OrderedNumber): number {
    return (left.order.createdAt ?? "") < (right.order.createdAt ?? "") ? -1 : 1;
}

function byPhoneNumber(left: OrderedNumber, right: OrderedNumber): number {
    return left.ordered.phoneNumber < right.ordered.phoneNumber ? -1 : 1;
}
