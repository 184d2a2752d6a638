import { isOver, settledAfterMs, type Observation, type UnlistedNumber } from "../orders";
import type { InexplicitNumberOrderRecord } from "../telnyx";
import { assignFound, assignSent, type Shortfalls } from "./assign";
import { kindOf, kindOfKey, shownCriteria, type DeclaredGroup, type Kind } from "./criteria";
import { isSettled, numberOrderIdsOf } from "./groupStatus";
import type { InexplicitNumberOrderState } from "./inputs";
import { seenOf, type Lot } from "./lots";
import type { RememberedOrder } from "./rememberedOrder";

/** An order of ours, as far as it was seen. */
export interface OwnOrder {
    readonly id: string;
    /** Which kind of numbers each of its groups is for. */
    readonly kinds: readonly Kind[];
    readonly seen?: RememberedOrder["seen"];
    /** Since when all its groups are settled, an ISO 8601 time. */
    readonly since?: string;
    /** That it is gone is presumed: no list has shown its numbers yet. Good for one operation, and no state remembers it. */
    readonly isPresumed?: boolean;
    readonly record?: InexplicitNumberOrderRecord;
    /** What it was placed for by this operation. */
    readonly sent?: readonly Kind[];
    /** Placed by this operation. */
    readonly isNew: boolean;
    /** It was not visible at the last look: the record is what was known of it before. */
    readonly isStandIn?: boolean;
    /** Its kinds are what the API shows of them, which is not all: a state that began with an id knows no more. */
    readonly isShownOnly?: boolean;
}

/** What a state knows of the orders and their numbers. */
export type Before = Pick<InexplicitNumberOrderState, "__orders" | "__lost" | "__unlisted" | "numbers">;

/** An order as a state remembers it. */
export function fromRemembered({ id, keys, seen, since, open }: RememberedOrder): OwnOrder {
    return { id, kinds: keys.map(kindOfKey), seen, since, isNew: false, isShownOnly: open !== undefined };
}

/** An order as a state is to remember it. */
export function toRemembered({ id, kinds, seen, since, isPresumed }: OwnOrder): RememberedOrder {
    const known = isPresumed === true ? undefined : seen;
    return { id, keys: kinds.map(({ key }) => key), seen: known, since: known === undefined ? since : undefined };
}

/** An order with what the last look at its numbers says of it. */
export function withProgress(order: OwnOrder, last: Observation, nowMs: number): OwnOrder {
    const groups = order.record?.orderingGroups;
    // The order's own times may stay as they were when its groups change.
    const since = groups?.every(isSettled) === true ? (order.since ?? new Date(nowMs).toISOString()) : undefined;
    const ids = new Set(numberOrderIdsOf(groups));
    // One that leaves out numbers which it counts tells nothing of them.
    const numberOrders = last.orders.filter(({ id }) => ids.has(id));
    const isShown =
        numberOrders.length > 0 &&
        numberOrders.every(
            ({ phoneNumbers, phoneNumbersCount = 0, status }) =>
                isOver(status) || phoneNumbers.length >= Math.max(phoneNumbersCount, 1),
        );
    const isOld = (time: string | undefined) => time !== undefined && nowMs - Date.parse(time) > settledAfterMs;
    // What its number orders do not show so late went before anybody saw it.
    const seen = seenOf(groups, last, order.seen ?? (isShown && isOld(since) ? "complete" : undefined));
    const isOnItsWay = (one: UnlistedNumber) => ids.has(one.numberOrderId) && !isOld(one.since);
    const isPresumed = seen === "gone" && (last.unlisted?.some(isOnItsWay) ?? false);
    return { ...order, seen, since, isPresumed };
}

/** An order that this operation placed; `sent` says what its groups are for. */
export function placed(record: InexplicitNumberOrderRecord, sent: readonly Kind[]): OwnOrder {
    return { id: record.id, kinds: assignSent(record, sent), sent, record, isNew: true };
}

/** An order that was found, as far as it can be told what its groups are for: where no program is known, by what they show. */
export function found(
    record: InexplicitNumberOrderRecord,
    declared: readonly DeclaredGroup[],
    shortfalls: Shortfalls,
): OwnOrder {
    const kinds = assignFound(record, declared, shortfalls);
    return { id: record.id, kinds, record, isNew: false, isShownOnly: declared.length === 0 };
}

/**
 * An order with the kinds of all groups that it shows by now: as they were sent, or as they are remembered, in whatever
 * order a reply lists them; as they are shown where nobody knows what was ordered.
 */
export function withKinds(order: OwnOrder): OwnOrder {
    const { record, sent, kinds } = order;
    if (record === undefined) {
        return order;
    }
    const known = sent ?? kinds;
    // A reply may leave a group out; what it was for is not forgotten.
    const kept = (shown: readonly Kind[]) => [...shown, ...known.filter((kind) => !shown.includes(kind))];
    return known.length > 0
        ? { ...order, kinds: kept(assignSent(record, known)) }
        : { ...order, kinds: assignFound(record, [], new Map()), isShownOnly: true };
}

/** Says whether a look at the order itself would show nothing new. */
export function isDone({ record, seen }: OwnOrder): boolean {
    return record === undefined ? seen === "gone" : record.orderingGroups.every(isSettled);
}

/** Every group of every order. A state keeps its orders as they came, so a preview and its `up` see the same ones as newest. */
export function lotsOf(own: readonly OwnOrder[]): Lot[] {
    return own.flatMap(({ id, kinds, record, seen, isStandIn }) =>
        (record?.orderingGroups ?? []).map((group, index) => ({
            orderId: id,
            kind: kinds[index] ?? kindOf(shownCriteria(group)),
            group,
            isComplete: seen !== undefined,
            isGone: seen === "gone",
            isStandIn,
        })),
    );
}
