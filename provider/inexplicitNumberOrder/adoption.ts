import type { TelnyxOperation } from "../operation";
import { assertOurs, isAlive, type Mark } from "../orders";
import { orElseNotFound, retrieveInexplicitNumberOrder } from "../telnyx";
import { isFor } from "./assign";
import type { BulkOrders } from "./bulkOrders";
import type { DeclaredGroup } from "./criteria";
import { numberOrderIdsOf } from "./groupStatus";

/** Takes in the orders that `telnyx:adopt` names, as far as they are for something that is declared. */
export async function adoptNamed(
    { api }: TelnyxOperation,
    orders: BulkOrders,
    { __token }: Mark,
    declared: readonly DeclaredGroup[],
): Promise<void> {
    const known = new Set(orders.remembered.map(({ id }) => id));
    for (const id of [...api.adopt].filter((each) => !known.has(each))) {
        // The id may be that of a number order.
        const record = await orElseNotFound(() => retrieveInexplicitNumberOrder(api.client, id));
        const isMeant =
            record !== undefined &&
            isFor(record, declared) &&
            !api.claims.isMarkOfOthers(__token, record.customerReference);
        if (isMeant && api.claims.take(__token, id)) {
            orders.take(record, declared);
        }
    }
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
