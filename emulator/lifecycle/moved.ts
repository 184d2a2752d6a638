import type { OrderPhoneNumber } from "../store/rows";
import type { World } from "../world";

/** Something about a number of an order changed: the records that show it say when. */
export function moved(world: World, number: OrderPhoneNumber): void {
    const now = world.clock.stamp();
    for (const whole of [
        world.store.numberOrders.find(number.number_order_id),
        world.store.subNumberOrders.find(number.sub_number_order_id),
    ]) {
        if (whole !== undefined) {
            whole.updated_at = now;
        }
    }
}
