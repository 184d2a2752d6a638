import { unprocessable } from "../errors";
import type { SubNumberOrder } from "../store/rows";
import type { World } from "../world";
import { subNumberOrderStatus } from "./outcome";
import { cancel } from "./settle";

/** Cancels a sub order with all its numbers, which only works while it is pending. */
export function cancelSubNumberOrder(world: World, sub: SubNumberOrder): void {
    if (subNumberOrderStatus(world, sub) !== "pending") {
        throw unprocessable("Only a pending sub number order can be cancelled.", "/base");
    }
    const numbers = world.store.orderPhoneNumbers.pick(sub.order_phone_number_ids);
    for (const number of numbers.filter((each) => each.status === "pending")) {
        cancel(world, number);
    }
    sub.updated_at = world.clock.stamp();
}
