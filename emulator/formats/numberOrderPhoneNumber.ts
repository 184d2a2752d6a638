import type { OrderPhoneNumber } from "../store/rows";
import type { World } from "../world";
import { progressOf } from "./numberOrder";

/** A number within an order, in its own form. */
export function numberOrderPhoneNumber(world: World, number: OrderPhoneNumber) {
    return {
        id: number.id,
        record_type: "number_order_phone_number",
        phone_number: number.phone_number,
        order_request_id: number.number_order_id,
        sub_number_order_id: number.sub_number_order_id,
        country_code: number.country_code,
        phone_number_type: number.phone_number_type,
        locality: number.locality,
        bundle_id: number.bundle_id,
        is_block_number: false,
        deadline: number.deadline,
        ...progressOf(world, number),
    };
}

/** The same after a requirement group was attached: its requirements show their statuses there. */
export function numberOrderPhoneNumberWithGroup(world: World, number: OrderPhoneNumber) {
    return { ...numberOrderPhoneNumber(world, number), regulatory_requirements: number.requirements };
}
