import type { Account } from "../telnyx/account";
import type { NumberOrderRecord } from "../telnyx/numberOrders";
import { knownIdKey, observationOf, observationOfAll, observeOrders, type Observation } from "./observe";
import type { ObservedOrder } from "./observe";
import type { NumberOutput } from "./output";

/** What a state remembers of a number: by it the number is known again. */
export type RememberedNumber = Pick<NumberOutput, "phoneNumber" | "phoneNumberId" | "numberOrderId">;

/** The orders of one resource while an operation works on them: what was seen last is never lost. */
export class OrderSet {
    private readonly known: Map<string, string>;
    private readonly placed = new Set<string>();
    private perOrder = new Map<string, ObservedOrder>();
    private seen: Observation = { orders: [], numbers: [] };

    constructor(
        private readonly account: Account,
        private readonly orderIds: string[],
        numbers: readonly RememberedNumber[] = [],
    ) {
        const entries = numbers.flatMap(({ numberOrderId, phoneNumber, phoneNumberId }) =>
            phoneNumberId === undefined ? [] : [[knownIdKey(numberOrderId, phoneNumber), phoneNumberId] as const],
        );
        this.known = new Map(entries);
    }

    /** Ids of the orders, the first one first. */
    get ids(): readonly string[] {
        return this.orderIds;
    }

    /** What was seen last, without asking again. */
    get last(): Observation {
        return this.seen;
    }

    /** Looks at the API. Ids of numbers seen now are evidence later: 404 for one of them means gone. */
    observe(): Promise<Observation> {
        return this.look(new Map());
    }

    /** Looks only at the numbers that still wait; the others are as they were seen last. */
    observeWaiting(): Promise<Observation> {
        return this.look(this.perOrder);
    }

    private async look(seenBefore: ReadonlyMap<string, ObservedOrder>): Promise<Observation> {
        const perOrder = await observeOrders(this.account, this.orderIds, this.known, seenBefore);
        this.perOrder = new Map(perOrder.map((observed) => [observed.order.id, observed]));
        this.seen = observationOfAll(perOrder);
        for (const { order, ordered, listed } of this.seen.numbers) {
            if (listed !== undefined) {
                this.known.set(knownIdKey(order.id, ordered.phoneNumber), listed.id);
            }
        }
        return this.seen;
    }

    /** Says whether an order was placed by this operation. */
    isNew(orderId: string): boolean {
        return this.placed.has(orderId);
    }

    /** Takes in orders by their ids; they are seen with the next look. */
    include(orderIds: readonly string[]): void {
        this.orderIds.push(...orderIds.filter((id) => !this.orderIds.includes(id)));
    }

    /** Takes in an order, from the reply to its POST. */
    add(order: NumberOrderRecord): void {
        this.orderIds.push(order.id);
        this.placed.add(order.id);
        this.seen = observationOf([...this.seen.orders, order]);
    }
}
