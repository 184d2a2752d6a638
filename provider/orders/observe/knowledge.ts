import type { NumberOrderRecord, OrderParts, SubNumberOrder } from "../../telnyx";
import { isWaiting, type OrderedNumber } from "../number";
import type { Member } from "./members";
import type { ObservedOrder } from "./observation";
import type { Traces } from "./traces";

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

/** An order whose numbers were not looked at yet. */
export interface ReadOrder {
    readonly order: NumberOrderRecord;
    readonly isFromList: boolean;
    /** It was not visible: this is what was known of it before. */
    readonly isStandIn?: boolean;
    /** What lists show of all orders, where this one was put together of them. */
    readonly parts?: OrderParts;
    /** Missing where the order is bought and plain: they are asked for only if a number does not work. */
    readonly subOrders?: readonly SubNumberOrder[];
    /** Numbers as an earlier look saw them. */
    readonly before: ReadonlyMap<string, OrderedNumber>;
}

/** Says whether a number will not change by itself. */
export function hasAnswer(number: OrderedNumber): boolean {
    return !isWaiting(number);
}
