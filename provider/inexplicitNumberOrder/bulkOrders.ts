import type { Observation } from "../numbers/observe";
import { isAlive } from "../numbers/orderedNumber";
import { OrderSet } from "../numbers/orderSet";
import { carriesToken } from "../numbers/reference";
import { visible } from "../numbers/visible";
import type { Account } from "../telnyx/account";
import {
    retrieveInexplicitNumberOrder,
    type InexplicitNumberOrderRecord,
    type ListedInexplicitNumberOrder,
} from "../telnyx/inexplicitNumberOrders";
import { assignFound, assignSent } from "./assign";
import type { DeclaredGroup } from "./criteria";
import { allocatedTo, holdingsOf, isSettled, shortfallsOf, type Holding, type Lot } from "./holdings";
import type { InexplicitNumberOrderState, RememberedOrder } from "./schema";

/** An order of ours, as far as it was seen. */
interface OwnOrder extends RememberedOrder {
    readonly record?: InexplicitNumberOrderRecord;
    /** Placed or found by this operation. */
    readonly isNew: boolean;
}

/** The bulk orders of one resource while an operation works on them, with the numbers they bought. */
export class BulkOrders {
    private own: OwnOrder[];
    /** Orders of a former life of the resource: known, and not looked at. */
    private history: OwnOrder[] = [];
    private readonly numberOrders: OrderSet;

    constructor(
        private readonly account: Account,
        before?: Pick<InexplicitNumberOrderState, "__orders" | "__lost" | "numbers">,
    ) {
        this.own = (before?.__orders ?? []).map((order) => ({ ...order, isNew: false }));
        this.numberOrders = new OrderSet(account, [], before?.numbers, before?.__lost);
    }

    /** All orders of ours, the one that names the resource first. */
    get remembered(): RememberedOrder[] {
        return [...this.own, ...this.history].map(({ id, keys, seen }) => ({ id, keys, seen }));
    }

    /** The id of the resource: the first order's. */
    get id(): string {
        return this.own[0]?.id ?? "";
    }

    /** The first order, and those that may hold something, as the API shows them. */
    get records(): InexplicitNumberOrderRecord[] {
        const shown = this.own.filter(({ seen }, index) => index === 0 || seen !== "gone");
        return shown.flatMap(({ record }) => record ?? []);
    }

    /** What was seen last of the numbers. */
    get last(): Observation {
        return this.numberOrders.last;
    }

    /** Every group of every order, the oldest first. */
    get lots(): Lot[] {
        const byAge = [...this.own].sort((left, right) => compare(left.record, right.record));
        return byAge.flatMap(({ id, keys, record, seen }) =>
            (record?.orderingGroups ?? []).map((group, index) => ({
                ...{ orderId: id, key: keys[index] ?? "", group },
                ...{ isComplete: seen !== undefined, isGone: seen === "gone" },
            })),
        );
    }

    /** What the resource holds for each criteria. */
    get holdings(): ReadonlyMap<string, Holding> {
        return holdingsOf(this.lots, this.last);
    }

    /** Looks for orders with our token that nobody knows of: a reply may have been lost. Says whether there are any. */
    async discover(token: string, declared: readonly DeclaredGroup[]): Promise<boolean> {
        const recent = await this.account.recentInexplicitNumberOrders();
        const listed = recent.filter(({ customerReference }) => carriesToken(customerReference, token));
        const ours = await Promise.all(listed.map(async (order) => (isRead(order) ? order : this.retrieve(order.id))));
        const records = new Map(ours.map((record) => [record.id, record]));
        this.own = this.own.map((order) => ({ ...order, record: records.get(order.id) ?? order.record }));
        const known = new Set(this.remembered.map(({ id }) => id));
        const unknown = [...records.values()].filter(({ id }) => !known.has(id)).sort(compare);
        for (const record of unknown) {
            const keys = assignFound(record, declared, shortfallsOf(declared, this.lots));
            this.own.push({ id: record.id, keys, record, isNew: false });
        }
        return unknown.length > 0;
    }

    /** Takes in an order, from the reply to its POST; `sent` are the keys of its groups. */
    add(record: InexplicitNumberOrderRecord, sent: readonly string[]): void {
        this.own.push({ id: record.id, keys: assignSent(record, sent), record, isNew: true });
    }

    /** Takes in one order by its id, whatever it carries: `get` reads it. */
    async adopt(id: string): Promise<void> {
        const record = await retrieveInexplicitNumberOrder(this.account.client, id);
        this.own.push({ id, keys: assignFound(record, [], new Map()), record, isNew: false });
    }

    /** Looks at the orders themselves: at those that are not settled, and at those that were not seen yet. */
    async track(): Promise<void> {
        // One order has to be visible, or else this is another account.
        const proof = this.own.every(({ seen, record }) => seen === "gone" && record === undefined) ? this.id : "";
        this.own = await Promise.all(
            this.own.map(async (order) => {
                const { id, record, seen } = order;
                const isDone = record === undefined ? seen === "gone" : record.orderingGroups.every(isSettled);
                return isDone && id !== proof ? order : { ...order, record: await this.retrieve(id) };
            }),
        );
        // A state that began with an id does not know what was ordered.
        this.own = this.own.map((order) =>
            order.keys.length > 0 || order.record === undefined
                ? order
                : { ...order, keys: assignFound(order.record, [], new Map()) },
        );
        for (const { record, isNew } of this.own.filter(({ seen }) => seen !== "gone")) {
            const groups = record?.orderingGroups ?? [];
            const ids = groups.flatMap(({ orders }) => orders.map(({ numberOrderId }) => numberOrderId));
            this.numberOrders.include(ids, isNew);
        }
    }

    /** Leaves out the orders that hold nothing any more. */
    dropHistory(): void {
        this.history.push(...this.own.filter(({ seen }) => seen === "gone"));
        this.own = this.own.filter(({ seen }) => seen !== "gone");
    }

    /** Looks at everything. */
    async observe(): Promise<Observation> {
        await this.track();
        await this.numberOrders.observe();
        return this.noteProgress();
    }

    /** Looks at what still waits. */
    async observeWaiting(): Promise<Observation> {
        const isShort = [...this.holdings.values()].some(({ underWay }) => underWay > 0);
        await this.track();
        await (isShort ? this.numberOrders.observe() : this.numberOrders.observeWaiting());
        return this.noteProgress();
    }

    private retrieve(id: string): Promise<InexplicitNumberOrderRecord> {
        return visible(`inexplicit number order (${id})`, () => retrieveInexplicitNumberOrder(this.account.client, id));
    }

    /** Notes which orders have shown everything, and which hold nothing any more and are history. */
    private noteProgress(): Observation {
        const alive = new Set(this.last.numbers.filter(isAlive).map(({ order }) => order.id));
        const shown = new Map(this.last.orders.map((order) => [order.id, order.phoneNumbers.length]));
        this.own = this.own.map((order) => {
            const groups = order.record?.orderingGroups ?? [];
            if (order.record === undefined || !groups.every(isSettled)) {
                return order;
            }
            const ids = groups.flatMap(({ orders }) => orders.map(({ numberOrderId }) => numberOrderId));
            const seen = [...new Set(ids)].reduce((sum, id) => sum + (shown.get(id) ?? 0), 0);
            const allocated = groups.reduce((sum, group) => sum + allocatedTo(group), 0);
            if (order.seen !== "complete" && seen < allocated) {
                return order;
            }
            return { ...order, seen: ids.some((id) => alive.has(id)) ? "complete" : "gone" };
        });
        return this.last;
    }
}

function isRead(order: ListedInexplicitNumberOrder): order is InexplicitNumberOrderRecord {
    return order.orderingGroups !== undefined;
}

function compare(left?: InexplicitNumberOrderRecord, right?: InexplicitNumberOrderRecord): number {
    const [first, second] = [left?.createdAt ?? "", right?.createdAt ?? ""];
    return first < second ? -1 : first > second ? 1 : 0;
}
