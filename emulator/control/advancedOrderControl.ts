import type { AdvancedOrder } from "../store/advancedOrderRows";
import type { World } from "../world";
import { existing } from "./errors";

/** What control does in the place of the people who answer advanced orders. */
export function advancedOrderControl(world: World) {
    return {
        /** Sets the status of an advanced order to any literal, and names the number orders that came of it. */
        answerAdvancedOrder(id: string, status: string, orders: string[] = []): void {
            const order = existing(world.store.advancedOrders.find(id), `advanced order ${id}`);
            Object.assign(order, { status, orders, updated_at: new Date(world.clock.now()).toISOString() });
        },
        /** All advanced orders, of one account or of all. */
        advancedOrders(account?: string): AdvancedOrder[] {
            return structuredClone([...world.store.advancedOrders.list(account)]);
        },
    };
}
