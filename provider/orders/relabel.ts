import { reasonFor, updateNumberOrder, type Account } from "../telnyx";
import { isAlive } from "./number";
import type { Observation } from "./observe/observation";

/**
 * Gives every number order that holds a number the reference it should carry. Returns a sentence for each that could not
 * be changed; without its reference, everything else goes on. Those `tried` before are left for the next run.
 */
export async function relabelOrders(
    { client }: Account,
    { orders, numbers }: Observation,
    customerReference: string,
    tried: Set<string>,
): Promise<string[]> {
    const reasons: string[] = [];
    const holding = new Set(numbers.filter(isAlive).map(({ order }) => order.id));
    for (const { id } of orders.filter((order) => order.customerReference !== customerReference)) {
        if (holding.has(id) && !tried.has(id)) {
            tried.add(id);
            const doing = `changing the customer reference of number order (${id})`;
            reasons.push(...(await reasonFor(doing, () => updateNumberOrder(client, id, { customerReference }))));
        }
    }
    return reasons;
}
