import type { Account } from "../telnyx/account";
import { listNumberOrdersByReference, type ListedNumberOrder } from "../telnyx/numberOrders";
import { carriesToken, orderReference } from "../numbers/reference";
import type { NumberOrderInputs } from "./schema";

/** The reference that orders of a resource are placed with. */
export function referenceFor(inputs: NumberOrderInputs): string {
    return orderReference(inputs.customerReference ?? inputs.__label, inputs.__token);
}

/**
 * Finds the orders that carry our token, oldest first: by the reference they are placed with now, and among the
 * account's recent orders, since the label may have been another when a run was killed.
 */
export async function findOrders(account: Account, inputs: NumberOrderInputs): Promise<string[]> {
    const [exact, recent] = await Promise.all([
        listNumberOrdersByReference(account.client, referenceFor(inputs)),
        account.recentNumberOrders(),
    ]);
    return idsOf([...exact, ...recent], inputs.__token);
}

/** Finds only by the reference: for the moments after a POST, when the label is known. */
export async function findOrdersByReference(account: Account, inputs: NumberOrderInputs): Promise<string[]> {
    return idsOf(await listNumberOrdersByReference(account.client, referenceFor(inputs)), inputs.__token);
}

function idsOf(orders: readonly ListedNumberOrder[], token: string): string[] {
    const ours = orders.filter((order) => carriesToken(order.customerReference, token) && order.status !== "deleted");
    const byAge = ours.sort((left, right) => ((left.createdAt ?? "") < (right.createdAt ?? "") ? -1 : 1));
    return [...new Set(byAge.map((order) => order.id))];
}
