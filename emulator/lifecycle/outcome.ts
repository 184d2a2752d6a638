import type { NumberOrder, OrderPhoneNumber, SubNumberOrder } from "../store/rows";
import type { World } from "../world";

/**
 * Where parts of an order ended differently, the sources say nothing about the whole. The emulator's choice: pending
 * while any part is, then the first of these that any part reached. A literal that control invented comes before all.
 */
const precedence = ["success", "failure", "cancelled", "deleted"];

/** The status of the whole from those of its parts. */
export function combine(parts: Iterable<string>): string {
    const outcomes = new Set(parts);
    if (outcomes.has("pending")) {
        return "pending";
    }
    const invented = [...outcomes].find((outcome) => !precedence.includes(outcome));
    return invented ?? precedence.find((outcome) => outcomes.has(outcome)) ?? "pending";
}

/** What became of one number, in the words of sub orders. */
export function outcomeOf(world: World, number: OrderPhoneNumber): string {
    if (isShownReleased(world, number)) {
        return "deleted";
    }
    return number.requirements_status === "cancelled" ? "cancelled" : number.status;
}

/** True if the order shall show that the number was released. */
export function isShownReleased(world: World, number: OrderPhoneNumber): boolean {
    return number.released && world.settings.releasedRecordsVisible;
}

/** The status of a sub order. */
export function subNumberOrderStatus(world: World, sub: SubNumberOrder): string {
    return combine(
        world.store.orderPhoneNumbers.pick(sub.order_phone_number_ids).map((each) => outcomeOf(world, each)),
    );
}

/** The status of an order. */
export function numberOrderStatus(world: World, order: NumberOrder): string {
    return combine(
        world.store.subNumberOrders.pick(order.sub_number_order_ids).map((sub) => subNumberOrderStatus(world, sub)),
    );
}

/** True if nothing more has to be supplied or reviewed for a number. */
export function isRequirementsMet(number: OrderPhoneNumber): boolean {
    return number.requirements.every((each) => each.status === "approved");
}

/** True if that holds for all numbers of an order or sub order. */
export function areRequirementsMet(world: World, whole: NumberOrder | SubNumberOrder): boolean {
    return world.store.orderPhoneNumbers.pick(whole.order_phone_number_ids).every(isRequirementsMet);
}
