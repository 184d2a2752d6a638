import type { NumberOrderRecord } from "../../telnyx";
import type { TelnyxOperation } from "../../operation";
import { isAlive, isOmitted, isWaiting, type OrderedNumber } from "../number";
import { noteBought } from "./bought";
import { plainMembers, rememberedMembers } from "./members";
import { asPlaced, observationOfAll, unshown, type Observation, type ObservedOrder } from "./observation";
import { observeOrders } from "./orders";
import { loseStale } from "./stale";
import { Traces, type RememberedFates, type RememberedNumber } from "./traces";

/** The first look of an operation may use what others read so long ago; later ones see what was changed since. */
const firstLookMs = 3000;

/** An order of the resource while an operation works on it. */
interface KnownOrder {
    readonly id: string;
    /**
     * Placed by this operation: it may be shown a moment late, and its reply stands in for it until then; where a bulk
     * order placed it, there is none, and an order that shows no numbers yet does.
     */
    readonly isNew: boolean;
    /** It holds nothing any more: known, and not looked at. */
    readonly isHistory: boolean;
    /** As it was seen last, or as the reply to its POST was. */
    readonly record?: NumberOrderRecord;
}

/** The number orders of one resource while an operation works on them: what was seen last is never lost. */
export class OrderSet {
    private orders: KnownOrder[];
    private readonly traces: Traces;
    private perOrder = new Map<string, ObservedOrder>();
    private seen: Observation = { orders: [], numbers: [] };
    private hasLooked = false;
    private readonly visible = new Set<string>();
    /** The count of this operation's changes when everything was looked at; undefined when it was not, or only in part. */
    private wholeAt: number | undefined;

    constructor(
        private readonly operation: Pick<TelnyxOperation, "api" | "clock">,
        orderIds: readonly string[],
        private readonly remembered: readonly RememberedNumber[] = [],
        fates: RememberedFates = {},
    ) {
        this.orders = orderIds.map((id) => ({ id, isNew: false, isHistory: false }));
        this.traces = new Traces(remembered, fates);
    }

    /** Ids of the orders, the first one first. */
    get ids(): readonly string[] {
        return this.orders.filter(({ isHistory }) => !isHistory).map(({ id }) => id);
    }

    /** Ids of the orders and of those that were left out: an order that is not among them is a new one. */
    get familiarIds(): readonly string[] {
        return this.orders.map(({ id }) => id);
    }

    /** What was seen last, without asking again. */
    get last(): Observation {
        return this.seen;
    }

    /** This operation has changed nothing since everything was looked at. */
    get isCurrent(): boolean {
        return this.wholeAt === this.operation.api.writes.now;
    }

    /** Notes that Telnyx answered that it released a number. */
    noteReleased({ order, phoneNumber }: OrderedNumber): void {
        this.traces.note(order.id, phoneNumber, { isReleased: true });
    }

    /** Looks at the API. Ids of numbers seen now are evidence later: 404 for one of them means gone. */
    async observe(): Promise<Observation> {
        const at = this.operation.api.writes.now;
        const seen = await this.look(new Map(), false);
        this.wholeAt = seen.unseen === undefined ? at : undefined;
        return seen;
    }

    /** Looks only at the numbers that still wait; the others are as they were seen last. */
    async observeWaiting(): Promise<Observation> {
        const before = this.perOrder;
        const at = this.operation.api.writes.now;
        const seen = await this.look(before, true);
        // What nothing was known of before was looked at whole, unless it still waits.
        const isWhole =
            seen.unseen === undefined &&
            !seen.numbers.some(isWaiting) &&
            ![...before.values()].some(({ numbers }) => numbers.some((number) => !isWaiting(number)));
        this.wholeAt = isWhole ? at : undefined;
        return seen;
    }

    private async look(seenBefore: ReadonlyMap<string, ObservedOrder>, areWaiting: boolean): Promise<Observation> {
        const knowledge = {
            traces: this.traces,
            seenBefore,
            standIn: (id: string) => this.standIn(id),
            membersOf: (id: string) => this.standIn(id)?.phoneNumbers ?? rememberedMembers(this.remembered, id),
            maxAgeMs: this.hasLooked ? 0 : firstLookMs,
            isWaiting: areWaiting,
        };
        this.hasLooked = true;
        let perOrder = await observeOrders(this.operation.api, this.ids, knowledge);
        const first = observationOfAll(perOrder);
        const isNew = (id: string) => this.isNew(id);
        noteBought(first, { traces: this.traces, now: this.operation.clock.now(), isNew });
        if (await loseStale(this.operation, first, this.traces, isNew)) {
            perOrder = await observeOrders(this.operation.api, this.ids, knowledge);
        }
        this.perOrder = new Map(perOrder.map((observed) => [observed.order.id, observed]));
        this.orders = this.orders.map((order) => ({
            ...order,
            record: this.perOrder.get(order.id)?.order ?? order.record,
        }));
        const seen = observationOfAll(perOrder);
        this.noteFates(seen);
        const { lost, unlisted } = this.traces;
        return (this.seen = { ...seen, lost, unlisted, unseen: this.unseenOf(perOrder) });
    }

    private unseenOf(perOrder: readonly ObservedOrder[]): string[] | undefined {
        perOrder.filter(({ isStandIn }) => isStandIn !== true).forEach(({ order }) => this.visible.add(order.id));
        const unseen = perOrder.map(({ order }) => order.id).filter((id) => !this.visible.has(id));
        return unseen.length > 0 ? unseen : undefined;
    }

    private standIn(id: string): NumberOrderRecord | undefined {
        return this.orders.find((order) => order.id === id && order.isNew)?.record;
    }

    private noteFates({ numbers }: Observation): void {
        for (const number of numbers) {
            const { order, phoneNumber, vanished, listed } = number;
            const { fate, id } = this.traces.of(order.id, phoneNumber);
            // An entry that was over when it was first seen may be of a former life of the number.
            const isLost = vanished === true || (listed !== undefined && listed.id === id && !isAlive(number));
            if (isLost && fate !== "presumed lost") {
                this.traces.note(order.id, phoneNumber, { fate: "lost" });
            } else if (listed !== undefined && isAlive(number)) {
                this.traces.note(order.id, phoneNumber, { fate: "seen", id: listed.id });
            }
        }
    }

    /** Leaves out the orders that hold nothing any more. */
    dropHistory(): void {
        const holding = new Set(this.seen.numbers.filter(isAlive).map(({ order }) => order.id));
        this.orders = this.orders.map((order) => ({ ...order, isHistory: !holding.has(order.id) }));
        this.seen = {
            ...this.seen,
            orders: this.seen.orders.filter(({ id }) => holding.has(id)),
            numbers: this.seen.numbers.filter(({ order }) => holding.has(order.id)),
        };
    }

    /** Says whether an order was placed by this operation. */
    isNew(orderId: string): boolean {
        return this.orders.some(({ id, isNew }) => id === orderId && isNew);
    }

    /** Takes in orders by their ids; they are seen with the next look. */
    include(orderIds: readonly string[], isNew = false): void {
        const known = new Set(this.familiarIds);
        const added = [...new Set(orderIds)].filter((id) => !known.has(id));
        this.orders.push(
            ...added.map((id) => ({ id, isNew, isHistory: false, record: isNew ? unshown(id) : undefined })),
        );
    }

    /** Takes in an order, from the reply to its POST: all that there is to see of it, if it asks for no papers. */
    add(record: NumberOrderRecord): void {
        const isAll = this.orders.length === 0 && record.subNumberOrdersIds.length === 1;
        const isShown = !record.phoneNumbers.some((ordered) => isOmitted({ ordered }));
        const isTold = isAll && isShown && plainMembers(record.phoneNumbers) !== undefined;
        this.wholeAt = isTold ? this.operation.api.writes.now : undefined;
        this.orders.push({ id: record.id, isNew: true, isHistory: false, record });
        const added = observationOfAll([asPlaced(record)]);
        const replaced = new Set(added.numbers.map(({ phoneNumber }) => phoneNumber));
        this.seen = {
            ...this.seen,
            orders: [...this.seen.orders, record],
            numbers: [...this.seen.numbers.filter(({ phoneNumber }) => !replaced.has(phoneNumber)), ...added.numbers],
        };
    }
}
