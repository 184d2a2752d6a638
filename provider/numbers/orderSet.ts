import type { Account } from "../telnyx/account";
import type { NumberOrderRecord } from "../telnyx/numberOrders";
import { findLost } from "./evidence";
import { knownIdKey, lostId, observationOf, observationOfAll, observeOrders, type Observation } from "./observe";
import type { ObservedOrder } from "./observe";
import { isAlive, type OrderedNumber } from "./orderedNumber";
import type { NumberOutput } from "./numberOutput";

/** What a state remembers of a number: by it the number is known again. */
export type RememberedNumber = Pick<NumberOutput, "phoneNumber" | "phoneNumberId" | "numberOrderId">;

/** The orders of one resource while an operation works on them: what was seen last is never lost. */
export class OrderSet {
    private readonly known: Map<string, string>;
    private readonly placed = new Map<string, NumberOrderRecord | undefined>();
    private readonly examined = new Set<string>();
    /** Numbers that look lost by circumstances which may change: good for this operation, and not for the state. */
    private readonly presumedLost = new Set<string>();
    private readonly history: string[] = [];
    private perOrder = new Map<string, ObservedOrder>();
    private seen: Observation = { orders: [], numbers: [] };

    constructor(
        private readonly account: Account,
        private readonly orderIds: string[],
        numbers: readonly RememberedNumber[] = [],
        lost: readonly string[] = [],
    ) {
        const entries = numbers.flatMap(({ numberOrderId, phoneNumber, phoneNumberId }) =>
            phoneNumberId === undefined ? [] : [[knownIdKey(numberOrderId, phoneNumber), phoneNumberId] as const],
        );
        this.known = new Map([...entries, ...lost.map((key) => [key, lostId] as const)]);
    }

    /** Ids of the orders, the first one first. */
    get ids(): readonly string[] {
        return this.orderIds;
    }

    /** Ids of the orders and of those that were left out: an order that is not among them is news. */
    get familiarIds(): readonly string[] {
        return [...this.orderIds, ...this.history];
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
        let perOrder = await observeOrders(this.account, this.orderIds, this.known, seenBefore, this.placed);
        if (await this.loseStale(observationOfAll(perOrder))) {
            perOrder = await observeOrders(this.account, this.orderIds, this.known, seenBefore, this.placed);
        }
        this.perOrder = new Map(perOrder.map((observed) => [observed.order.id, observed]));
        const seen = observationOfAll(perOrder);
        for (const number of seen.numbers) {
            if (number.vanished || (number.listed !== undefined && !isAlive(number))) {
                this.known.set(keyOf(number), lostId);
            } else if (number.listed !== undefined) {
                this.known.set(keyOf(number), number.listed.id);
            }
        }
        const lost = [...this.known]
            .filter(([key, id]) => id === lostId && !this.presumedLost.has(key))
            .map(([key]) => key);
        this.seen = { ...seen, lost };
        return this.seen;
    }

    /** Examines, once each, bought numbers whose id was never seen; says whether one turned out to be lost. */
    private async loseStale({ numbers }: Observation): Promise<boolean> {
        const unproven = numbers.filter((number) => {
            const isBought = isAlive(number) && number.ordered.status !== "pending";
            const isSettled = this.known.has(keyOf(number)) || this.examined.has(keyOf(number));
            return isBought && !isSettled && !this.isNew(number.order.id);
        });
        unproven.forEach((number) => this.examined.add(keyOf(number)));
        const lost = await findLost(this.account, unproven);
        for (const number of lost) {
            this.known.set(keyOf(number), lostId);
            this.presumedLost.add(keyOf(number));
        }
        return lost.length > 0;
    }

    /** Leaves out the orders that hold nothing any more. */
    dropHistory(): void {
        const holding = new Set(this.seen.numbers.filter(isAlive).map(({ order }) => order.id));
        this.history.push(...this.orderIds.filter((id) => !holding.has(id)));
        this.orderIds.splice(0, this.orderIds.length, ...this.orderIds.filter((id) => holding.has(id)));
        this.seen = {
            ...this.seen,
            orders: this.seen.orders.filter(({ id }) => holding.has(id)),
            numbers: this.seen.numbers.filter(({ order }) => holding.has(order.id)),
        };
    }

    /** Says whether an order was placed by this operation. */
    isNew(orderId: string): boolean {
        return this.placed.has(orderId);
    }

    /** Takes in orders by their ids, also such as this operation placed; they are seen with the next look. */
    include(orderIds: readonly string[], areNew = false): void {
        for (const id of orderIds.filter((each) => !this.orderIds.includes(each))) {
            this.orderIds.push(id);
            if (areNew) {
                this.placed.set(id, undefined);
            }
        }
    }

    /** Takes in an order, from the reply to its POST. */
    add(order: NumberOrderRecord): void {
        this.orderIds.push(order.id);
        this.placed.set(order.id, order);
        const added = observationOf([order]);
        const replaced = new Set(added.numbers.map(({ ordered }) => ordered.phoneNumber));
        this.seen = {
            ...this.seen,
            orders: [...this.seen.orders, order],
            numbers: [
                ...this.seen.numbers.filter(({ ordered }) => !replaced.has(ordered.phoneNumber)),
                ...added.numbers,
            ],
        };
    }
}

function keyOf({ order, ordered }: OrderedNumber): string {
    return knownIdKey(order.id, ordered.phoneNumber);
}
