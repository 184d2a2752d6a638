import type { Operation } from "../lifecycle/handler";
import { placedWith, type NumberSettings } from "../numbers/declaredSettings";
import { orderReference } from "../numbers/reference";
import type { Account } from "../telnyx/account";
import { BulkOrders } from "./bulkOrders";
import { keyOf } from "./criteria";
import type { InexplicitNumberOrderInputs, InexplicitNumberOrderState } from "./schema";

/** One operation under way. */
export interface Run {
    readonly operation: Operation<Account>;
    readonly inputs: InexplicitNumberOrderInputs;
    /** The state of the last run; none in create. */
    readonly before?: InexplicitNumberOrderState;
    /** What was declared of the numbers' settings: by the state, or by orders that are adopted in create. */
    readonly declaredBefore?: NumberSettings;
    readonly orders: BulkOrders;
    /** Numbers that were lost before the operation began: nobody waits for them. */
    readonly lostBefore: ReadonlySet<string>;
    /** When the time of the operation is over, on its clock. */
    readonly deadlineMs: number;
}

/** Begins an operation: looks at the orders that the state knows, and for those with our token that it does not. */
export async function begin(
    operation: Operation<Account>,
    inputs: InexplicitNumberOrderInputs,
    before?: InexplicitNumberOrderState,
): Promise<Run> {
    const deadlineMs = operation.clock.now() + operation.timeoutMs;
    const orders = new BulkOrders(operation.api, before);
    const run = { operation, inputs, before, orders, deadlineMs, lostBefore: new Set<string>() };
    await discover(run);
    await orders.observe();
    const declaredBefore = before ?? placedWith(inputs, orders.last.orders.at(-1));
    return { ...run, declaredBefore, lostBefore: lostNumbers(orders) };
}

/** Looks for orders of ours that nobody knows of. Says whether there are any. */
export function discover({ orders, inputs, before }: Run): Promise<boolean> {
    const declared = declaredKeys({ inputs });
    const former = (before?.orderingGroups ?? []).filter((group) => !declared.has(keyOf(group)));
    return orders.discover(inputs.__token, [...inputs.orderingGroups, ...former]);
}

function lostNumbers(orders: BulkOrders): ReadonlySet<string> {
    const held = new Set([...orders.holdings.values()].flatMap(({ numbers }) => numbers.map(numberOf)));
    return new Set(orders.last.numbers.map(numberOf).filter((phoneNumber) => !held.has(phoneNumber)));
}

function numberOf({ ordered }: { ordered: { phoneNumber: string } }): string {
    return ordered.phoneNumber;
}

/** What is left of the operation's time; a part that has to be done gets at least `leastMs`. */
export function timeLeftMs({ operation, deadlineMs }: Run, leastMs = 0): number {
    return Math.max(deadlineMs - operation.clock.now(), leastMs);
}

/** The reference that the resource's orders are placed with. */
export function referenceFor(inputs: InexplicitNumberOrderInputs): string {
    return orderReference(inputs.customerReference ?? inputs.__label, inputs.__token);
}

/** The keys of the declared groups. */
export function declaredKeys({ inputs }: Pick<Run, "inputs">): ReadonlySet<string> {
    return new Set(inputs.orderingGroups.map(keyOf));
}
