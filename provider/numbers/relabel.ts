import { messageOf } from "../lifecycle/errors";
import type { Account } from "../telnyx/account";
import { updateNumberOrder } from "../telnyx/numberOrders";
import type { Observation } from "./observe";
import { isAlive } from "./orderedNumber";

/**
 * Gives every number order that holds a number the reference it should carry. Returns a sentence for each that could not
 * be changed; without its reference, everything else goes on.
 */
export async function relabelOrders(
    { client }: Account,
    { orders, numbers }: Observation,
    customerReference: string,
): Promise<string[]> {
    const reasons: string[] = [];
    const holding = new Set(numbers.filter(isAlive).map(({ order }) => order.id));
    for (const order of orders) {
        if (holding.has(order.id) && order.customerReference !== customerReference) {
            try {
                await updateNumberOrder(client, order.id, { customerReference });
            } catch (error) {
                reasons.push(`changing the customer reference of number order (${order.id}): ${messageOf(error)}`);
            }
        }
    }
    return reasons;
}
