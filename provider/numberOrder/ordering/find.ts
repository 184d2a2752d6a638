import { listNumberOrdersByReference, type Account, type ListedNumberOrder } from "../../telnyx";
import { carriesToken, isReleased, referenceFor, type Mark } from "../../orders";

/**
 * Finds the orders that carry our token, oldest first: by the reference they are placed with now, and among the
 * account's recent orders, since the label may have been another when a run was killed.
 */
export async function findOrders(account: Account, mark: Mark): Promise<string[]> {
    const [exact, recent] = await Promise.all([
        listNumberOrdersByReference(account.client, referenceFor(mark)),
        account.recentNumberOrders(),
    ]);
    return idsOf([...exact, ...recent], mark.__token);
}

/** Finds only by the reference: for the moments after a POST, when the label is known. */
export async function findOrdersByReference(account: Account, mark: Mark): Promise<string[]> {
    return idsOf(await listNumberOrdersByReference(account.client, referenceFor(mark)), mark.__token);
}

function idsOf(orders: readonly ListedNumberOrder[], token: string): string[] {
    const ours = orders.filter((order) => carriesToken(order.customerReference, token) && !isReleased(order.status));
    const byAge = ours.sort((left, right) => ((left.createdAt ?? "") < (right.createdAt ?? "") ? -1 : 1));
    return [...new Set(byAge.map((order) => order.id))];
}
