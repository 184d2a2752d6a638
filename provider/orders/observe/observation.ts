import type { NumberOrderRecord } from "../../telnyx";
import { isAlive, isBoughtStatus, type OrderedNumber } from "../number";
import type { LostNumber, UnlistedNumber } from "./traces";

/** What the API shows of some orders. */
export interface Observation {
    /** In the order they were asked for. */
    readonly orders: readonly NumberOrderRecord[];
    /** One entry a number, sorted; of several orders for one number, the one that holds it now. */
    readonly numbers: readonly OrderedNumber[];
    /** Numbers that orders bought and lost, though an order may still say `success`. */
    readonly lost?: readonly LostNumber[];
    /** Numbers that orders bought, and that no list showed yet. */
    readonly unlisted?: readonly UnlistedNumber[];
    /** Ids of orders that were looked at and never seen: what is known of them is the reply to their POST. */
    readonly unseen?: readonly string[];
}

/** One order as it was seen. */
export interface ObservedOrder {
    readonly order: NumberOrderRecord;
    readonly numbers: readonly OrderedNumber[];
    /** It was not visible: this is what was known of it before. */
    readonly isStandIn?: boolean;
}

/** Puts together what was seen of several orders. */
export function observationOfAll(perOrder: readonly ObservedOrder[]): Observation {
    return assemble(
        perOrder.map(({ order }) => order),
        perOrder.flatMap(({ numbers }) => numbers),
    );
}

/** What an order's own record shows, before anything else was asked: the reply to the POST. */
export function asPlaced(order: NumberOrderRecord): ObservedOrder {
    const numbers = order.phoneNumbers.map((ordered) => ({ phoneNumber: ordered.phoneNumber, order, ordered }));
    return { order, numbers };
}

function assemble(orders: readonly NumberOrderRecord[], numbers: readonly OrderedNumber[]): Observation {
    const holders = new Map<string, OrderedNumber>();
    for (const number of [...numbers].sort(byAge)) {
        const holder = holders.get(number.phoneNumber);
        if (holder === undefined || isAlive(number) || !isAlive(holder) || isBoughtAfter(number, holder)) {
            holders.set(number.phoneNumber, number);
        }
    }
    return { orders, numbers: [...holders.values()].sort(byPhoneNumber) };
}

/** Telnyx sells a number once: the order that bought it last shows what became of it, whatever the older ones go on saying. */
function isBoughtAfter({ order, ordered }: OrderedNumber, holder: OrderedNumber): boolean {
    const { createdAt = "" } = holder.order;
    return isBoughtStatus(ordered.status) && createdAt !== "" && (order.createdAt ?? "") > createdAt;
}

function byAge(left: OrderedNumber, right: OrderedNumber): number {
    return (left.order.createdAt ?? "") < (right.order.createdAt ?? "") ? -1 : 1;
}

function byPhoneNumber(left: OrderedNumber, right: OrderedNumber): number {
    return left.phoneNumber < right.phoneNumber ? -1 : 1;
}

/** An order of which nothing but its id is known yet. */
export function unshown(id: string): NumberOrderRecord {
    return { id, status: "pending", phoneNumbers: [], subNumberOrdersIds: [] };
}
