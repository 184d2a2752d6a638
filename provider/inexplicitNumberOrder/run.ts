import {
    assertMarkStaysFree,
    carriesToken,
    isAlive,
    OrderRun,
    settingsBefore,
    type Held,
    type OrderedNumber,
    type SettingsByNumber,
    type Wanted,
} from "../orders";
import type { TelnyxOperation } from "../operation";
import { adoptNamed, assertOrdersOurs } from "./adoption";
import { BulkOrders } from "./bulkOrders";
import { keyOf } from "./criteria";
import { numberOrderIdsOf } from "./groupStatus";
import type { InexplicitNumberOrderInputs, InexplicitNumberOrderState } from "./inputs";
import { sizeOf, type Lot } from "./lots";
import { asDeclared } from "./shownOnly";
import { heldKinds, inStateOrder, planOfGroups, possibleGroups, shownNumbers, wantedKinds } from "./plan";
import type { RememberedOrder } from "./rememberedOrder";

/** One operation on an InexplicitNumberOrder: what it knows. */
export abstract class BulkRun extends OrderRun<InexplicitNumberOrderInputs, InexplicitNumberOrderState> {
    readonly orders: BulkOrders;
    declaredBefore: SettingsByNumber = {};
    /** Numbers that were lost before the operation began: nobody waits for them. */
    lostBefore: ReadonlySet<string> = new Set();

    constructor(operation: TelnyxOperation, inputs: InexplicitNumberOrderInputs, before?: InexplicitNumberOrderState) {
        super(operation, inputs, before);
        this.orders = new BulkOrders(operation, before);
    }

    /** Looks at the orders that the state knows, and for those with our token that it does not. */
    async begin(): Promise<this> {
        await this.discover();
        if (this.before === undefined) {
            await adoptNamed(this.operation, this.orders, this.inputs, this.inputs.orderingGroups);
        }
        await this.observe();
        if (this.before === undefined) {
            this.orders.dropHistory();
            if (this.orders.records.length > 0) {
                await assertMarkStaysFree(this.operation, this.inputs);
            }
            assertOrdersOurs(this.operation, this.orders, this.inputs);
        }
        this.declaredBefore = settingsBefore(this.inputs, this.last.numbers, {
            // The numbers of a bulk state have no settings of their own, but for those that a killed run left.
            before: { ...this.before, phoneNumbers: this.before?.__uncleared },
            isKnown: this.isOfOrders((id) => this.isRemembered(id)),
            isAdopted: this.isOfOrders((id) => this.operation.api.adopt.has(id)),
        });
        const held = new Set(this.held.flatMap(({ phoneNumbers }) => phoneNumbers));
        const seen = this.last.numbers.map(({ phoneNumber }) => phoneNumber);
        this.lostBefore = new Set(seen.filter((phoneNumber) => !held.has(phoneNumber)));
        return this;
    }

    /** Says of a number order whether it belongs to one of those bulk orders. */
    private isOfOrders(isMeant: (bulkOrderId: string) => boolean): (numberOrderId: string) => boolean {
        const meant = this.orders.records.filter(({ id }) => isMeant(id));
        const ids = new Set(meant.flatMap(({ orderingGroups }) => numberOrderIdsOf(orderingGroups)));
        return (numberOrderId) => ids.has(numberOrderId);
    }

    private isRemembered(bulkOrderId: string): boolean {
        return this.before?.__orders.some(({ id }) => id === bulkOrderId) ?? false;
    }

    /** Numbers of bulk orders that the state does not know. */
    get found(): readonly string[] {
        const isKnown = this.isOfOrders((id) => this.isRemembered(id));
        const alive = this.last.numbers.filter(isAlive);
        return alive.filter(({ order }) => !isKnown(order.id)).map(({ phoneNumber }) => phoneNumber);
    }

    /** What orders hold of kinds that nobody declared, where no run with a program has seen the order yet. */
    get foundLots(): readonly Lot[] {
        const { lots, holdings } = this.orders;
        // The first one of a state names the resource: a run placed it, or a person imported it.
        const isTold = ({ open }: RememberedOrder, index: number) => index === 0 || open === undefined;
        const told = new Set(this.before?.__orders.filter(isTold).map(({ id }) => id));
        const declared = new Set(this.inputs.orderingGroups.map(keyOf));
        const possible = new Set(possibleGroups(this.inputs, this.before).map(keyOf));
        return lots.filter(({ orderId, kind: { key } }) => {
            // A state that has it shows its groups among those that are declared.
            const isMeant = (this.isRemembered(orderId) ? declared : possible).has(key);
            return !told.has(orderId) && !isMeant && sizeOf(holdings.get(key)) > 0;
        });
    }

    /** Looks for orders of ours that nobody knows of. Says whether there are any. */
    discover(): Promise<boolean> {
        const { api, urn } = this.operation;
        // One without a state asks whose they are, also where another resource of the stack has them in its state.
        const isMeant = (id: string) => this.before === undefined || api.claims.otherHolderOf(urn, id) === undefined;
        return this.orders.discover(
            ({ id, customerReference }) => carriesToken(customerReference, this.inputs.__token) && isMeant(id),
            this.isLook ? [] : possibleGroups(this.inputs, this.before),
        );
    }

    /** It has no program, and writes down what a state shows: what it finds is assigned by the next run that has one. */
    private get isLook(): boolean {
        return this.inputs === this.before;
    }

    get id(): string | undefined {
        return this.orders.id;
    }

    get last() {
        return this.orders.last;
    }

    get held(): readonly Held[] {
        return inStateOrder(heldKinds(this.orders.holdings), this.before);
    }

    get shown(): ReadonlySet<string> {
        const { before, inputs } = this;
        const shown = shownNumbers(before, this.orders.lots, this.last);
        if (!before?.__orders.some(({ open }) => open !== undefined)) {
            return shown;
        }
        // What is found only now may be what the preview took these orders for: it named what goes without it.
        const { giveBack, giveBackComing, kept } = planOfGroups(asDeclared(before, inputs.orderingGroups), inputs);
        const named = [...giveBack, ...kept.map(({ phoneNumber }) => phoneNumber)];
        return giveBackComing > 0 ? shown : new Set(named);
    }

    get wanted(): readonly Wanted[] {
        return wantedKinds(this.inputs);
    }

    observe() {
        return this.orders.observe();
    }

    get isCurrent(): boolean {
        return this.orders.isCurrent;
    }

    noteReleased(number: OrderedNumber): void {
        this.orders.noteReleased(number);
    }

    isNew(numberOrderId: string): boolean {
        return this.orders.isNew(numberOrderId);
    }
}
