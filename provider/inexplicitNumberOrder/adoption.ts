import type { TelnyxOperation } from "../operation";
import { assertOurs, isAlive, takeNamed, type Mark } from "../orders";
import { orElseNotFound, retrieveInexplicitNumberOrder } from "../telnyx";
import { isFor } from "./assign";
import type { BulkOrders } from "./bulkOrders";
import type { DeclaredGroup } from "./criteria";
import { numberOrderIdsOf } from "./groupStatus";

/** Takes in the orders that `telnyx:adopt` names, as far as they are for something that is declared. */
export async function adoptNamed(
    operation: TelnyxOperation,
    orders: BulkOrders,
    mark: Mark,
    declared: readonly DeclaredGroup[],
): Promise<void> {
    const { client, adopt } = operation.api;
    const known = new Set(orders.remembered.map(({ id }) => id));
    const unknown = [...adopt].filter((id) => !known.has(id));
    // The id may be that of a number order.
    const shown = unknown.map((id) => orElseNotFound(() => retrieveInexplicitNumberOrder(client, id)));
    const records = (await Promise.all(shown)).flatMap((record) => record ?? []);
    const meant = records.filter((record) => isFor(record, declared));
    (await takeNamed(operation, mark, meant)).forEach((record) => orders.take(record, declared));
}

/** Throws when a create found orders under its mark that may be somebody else's. What is history asks no question. */
export function assertOrdersOurs(operation: TelnyxOperation, orders: BulkOrders, mark: Mark): void {
    const alive = orders.last.numbers.filter(isAlive);
    const found = orders.records.map(({ id, createdAt, customerReference, orderingGroups }) => {
        const ids = new Set(numberOrderIdsOf(orderingGroups));
        const numbers = alive.filter(({ order }) => ids.has(order.id));
        return { id, reference: customerReference, createdAt, numbers, noun: "inexplicit number order" };
    });
    assertOurs(operation, mark, found);
}
