import type { InexplicitNumberOrderRecord, ListedInexplicitNumberOrder as ListedOrder } from "../telnyx";
import { OrderSet, type Observation, type OrderedNumber } from "../orders";
import type { TelnyxOperation } from "../operation";
import { numberOrderIdsOf } from "./groupStatus";
import { canonicalGroups, type DeclaredGroup, type Kind } from "./criteria";
import { orAsPlaced, readAlone, readTogether } from "./records";
import { assertShown, newest, notShown } from "./shown";
import { assignShownOnly, openGroupsOf } from "./shownOnly";
import { byAge, declaredBy, holdingsOf, shortfallsOf, type Holding, type Lot } from "./lots";
import {
    found,
    fromRemembered,
    isDone,
    lotsOf,
    placed,
    toRemembered,
    withKinds,
    withProgress,
    type Before,
    type OwnOrder,
} from "./ownOrder";

/** The bulk orders of one resource while an operation works on them, with the numbers they bought. */
export class BulkOrders {
    private own: OwnOrder[];
    /** Orders of a former life of the resource: known, and not looked at. */
    private history: OwnOrder[] = [];
    private readonly numberOrders: OrderSet;
    /** The number orders of the numbers that a state holds. */
    private readonly rememberedOrderIds: readonly string[];
    /** The account's recent bulk orders, as they were listed last. */
    recent: readonly ListedOrder[] = [];
    /** What `holdings` put together of what was seen last: there may be thousands of numbers. */
    private held?: { own: readonly OwnOrder[]; last: Observation; holdings: ReadonlyMap<string, Holding> };

    constructor(
        private readonly operation: Pick<TelnyxOperation, "api" | "clock">,
        before?: Before,
    ) {
        this.own = (before?.__orders ?? []).map(fromRemembered);
        this.rememberedOrderIds = [...new Set((before?.numbers ?? []).map(({ numberOrderId }) => numberOrderId))];
        this.numberOrders = new OrderSet(operation, [], before?.numbers, before);
    }

    /** All orders of ours, the one that names the resource first. */
    get remembered() {
        const open = (order: OwnOrder) => openGroupsOf(order, this.last);
        return [...this.own, ...this.history].map((order) => ({ ...toRemembered(order), open: open(order) }));
    }

    /** The id of the resource: the first order's. */
    get id(): string | undefined {
        return this.own[0]?.id;
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

    /** Every group of every order, in the order in which they came. */
    get lots(): Lot[] {
        return lotsOf(this.own);
    }

    /** What the resource holds of each kind, by its key. */
    get holdings(): ReadonlyMap<string, Holding> {
        if (this.held?.own !== this.own || this.held.last !== this.last) {
            this.held = { own: this.own, last: this.last, holdings: holdingsOf(this.lots, this.last) };
        }
        return this.held.holdings;
    }

    /** The groups that hold numbers, each as a program would declare it to keep them. */
    get heldGroups(): DeclaredGroup[] {
        return canonicalGroups(declaredBy(this.holdings.values()));
    }

    /** Looks for orders of ours that nobody knows of: a reply may have been lost. Says whether there are any. */
    async discover(isOurs: (order: ListedOrder) => boolean, declared: readonly DeclaredGroup[]): Promise<boolean> {
        const recent = (this.recent = await this.operation.api.recentInexplicitNumberOrders());
        const ours = await Promise.all(
            recent
                .filter(isOurs)
                .map(async (order) =>
                    "orderingGroups" in order && order.orderingGroups ? order : readAlone(this.operation, order.id),
                ),
        );
        const records = new Map(ours.map((record) => [record.id, record]));
        this.own = this.own.map((order) => ({ ...order, record: newest(order.record, records.get(order.id)) }));
        const known = new Set(this.remembered.map(({ id }) => id));
        const unknown = [...records.values()].filter(({ id }) => !known.has(id)).sort(byAge);
        unknown.forEach((record) => this.take(record, declared));
        return unknown.length > 0;
    }

    /** Takes in an order, from the reply to its POST; `sent` says what its groups are for. */
    add(record: InexplicitNumberOrderRecord, sent: readonly Kind[]): void {
        this.own = [...this.own, placed(record, sent)];
    }

    /** Takes in one order by its id, whatever it carries: `get` reads it. */
    async adopt(id: string): Promise<void> {
        this.take(await readAlone(this.operation, id));
    }

    /** Takes in an order that was found, as far as it can be told what its groups are for. */
    take(record: InexplicitNumberOrderRecord, declared: readonly DeclaredGroup[] = []): void {
        this.own = [...this.own, found(record, declared, shortfallsOf(declared, this.lots))];
    }

    /**
     * Says for what the groups are of orders that were imported, or found where no program was known: the API does not
     * show all that they were ordered for. Where the program is known they are told for good; else what fits nothing that
     * was asked for is left to the next run.
     */
    assign(declared: readonly DeclaredGroup[], { isProgram }: { isProgram: boolean }): void {
        this.own = assignShownOnly(this.own, this.last, declared, isProgram);
    }

    /** Looks at the orders themselves: at those that are not settled, and at those that were not seen yet. */
    async track(): Promise<void> {
        // One order has to be visible, or else this is another account.
        const isNoneOpen = this.own.every(({ seen, record }) => seen === "gone" && record === undefined);
        const proof = isNoneOpen ? this.id : undefined;
        await this.look((order) =>
            isDone(order) && order.id !== proof ? order.record : readTogether(this.operation, order),
        );
        if (notShown(this.own, this.rememberedOrderIds) !== undefined) {
            // Some were seen in a list.
            await this.look(({ id, record }) => record && readAlone(this.operation, id));
        }
        this.own = this.own.map(withKinds);
        assertShown(this.own, this.rememberedOrderIds);
        for (const { record, isNew } of this.own.filter(({ seen }) => seen !== "gone")) {
            this.numberOrders.include(numberOrderIdsOf(record?.orderingGroups), isNew);
        }
    }

    /** This operation has changed nothing since everything was looked at. */
    get isCurrent(): boolean {
        return this.numberOrders.isCurrent;
    }

    /** Notes that Telnyx answered that it released a number. */
    noteReleased(number: OrderedNumber): void {
        this.numberOrders.noteReleased(number);
    }

    /** Says whether a number order was bought by this operation. */
    isNew(numberOrderId: string): boolean {
        return this.numberOrders.isNew(numberOrderId);
    }

    /** Nothing of any of them is left, nor may it still be shown. */
    get isHistory(): boolean {
        return this.own.every(({ seen, isPresumed }) => seen === "gone" && isPresumed !== true);
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

    private async look(
        read: (order: OwnOrder) => OwnOrder["record"] | Promise<InexplicitNumberOrderRecord>,
    ): Promise<void> {
        this.own = await Promise.all(
            this.own.map(async (order) => ({ ...order, ...(await orAsPlaced(order, () => read(order))) })),
        );
    }

    /** Notes which orders have shown everything, and which hold nothing any more and are history. */
    private noteProgress(): Observation {
        this.own = this.own.map((order) => withProgress(order, this.last, this.operation.clock.now()));
        return this.last;
    }
}
