import { OrderRun, placedWith, type Held, type SettingsByNumber, type Wanted } from "../orders";
import type { TelnyxOperation } from "../operation";
import { adoptNamed, assertOrdersOurs } from "./adoption";
import { BulkOrders } from "./bulkOrders";
import { keyOf } from "./criteria";
import type { InexplicitNumberOrderInputs, InexplicitNumberOrderState } from "./inputs";
import { numbersOf } from "./lots";
import { heldKinds, wantedKinds } from "./plan";

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
            assertOrdersOurs(this.operation, this.orders, this.inputs);
        }
        // The numbers of a bulk state have no settings of their own.
        this.declaredBefore = this.before
            ? { ...this.before, phoneNumbers: [] }
            : placedWith(this.inputs, this.last.orders.at(-1));
        const held = new Set(this.held.flatMap(({ phoneNumbers }) => phoneNumbers));
        const seen = this.last.numbers.map(({ phoneNumber }) => phoneNumber);
        this.lostBefore = new Set(seen.filter((phoneNumber) => !held.has(phoneNumber)));
        return this;
    }

    /** Looks for orders of ours that nobody knows of. Says whether there are any. */
    discover(): Promise<boolean> {
        const { inputs, before } = this;
        const declared = new Set(inputs.orderingGroups.map(keyOf));
        const former = (before?.orderingGroups ?? []).filter((group) => !declared.has(keyOf(group)));
        return this.orders.discover(inputs.__token, [...inputs.orderingGroups, ...former]);
    }

    get id(): string | undefined {
        return this.orders.id;
    }

    get last() {
        return this.orders.last;
    }

    get held(): readonly Held[] {
        return heldKinds(this.orders.holdings);
    }

    /** Beside the listed numbers those that the state says are still being bought: a preview counts them. */
    get shown(): ReadonlySet<string> {
        const { before } = this;
        const isComing =
            before !== undefined && before.status !== "" && sum(before.orderingGroups) > before.numbers.length;
        const known = isComing ? before.__orders.map(({ id }) => id) : [];
        const coming = numbersOf(this.orders.lots, this.last, known);
        return new Set([...(before?.phoneNumbers ?? []), ...coming]);
    }

    get wanted(): readonly Wanted[] {
        return wantedKinds(this.inputs);
    }

    observe() {
        return this.orders.observe();
    }

    isNew(numberOrderId: string): boolean {
        return this.orders.isNew(numberOrderId);
    }
}

function sum(groups: readonly { readonly countRequested: number }[]): number {
    return groups.reduce((total, { countRequested }) => total + countRequested, 0);
}
