import { areRequirementsMet, isRequirementsMet, isShownReleased, numberOrderStatus } from "../lifecycle/outcome";
import type { NumberOrder, OrderPhoneNumber, RequirementValue } from "../store/rows";
import type { World } from "../world";

/** An order as create, retrieve and update answer it. */
export function numberOrder(world: World, order: NumberOrder) {
    const numbers = world.store.orderPhoneNumbers.pick(order.order_phone_number_ids);
    return { ...head(world, order), phone_numbers: numbers.map((number) => memberOf(world, number)) };
}

/** An order as the list shows it: of its numbers only id and number. */
export function listedNumberOrder(world: World, order: NumberOrder) {
    const numbers = world.store.orderPhoneNumbers.pick(order.order_phone_number_ids);
    return {
        ...head(world, order),
        phone_numbers: numbers.map(({ id, phone_number }) => ({ id, phone_number })),
    };
}

function head(world: World, order: NumberOrder) {
    return {
        id: order.id,
        record_type: "number_order",
        phone_numbers_count: order.order_phone_number_ids.length,
        connection_id: order.connection_id,
        messaging_profile_id: order.messaging_profile_id,
        billing_group_id: order.billing_group_id,
        customer_reference: order.customer_reference,
        sub_number_orders_ids: order.sub_number_order_ids,
        status: numberOrderStatus(world, order),
        requirements_met: areRequirementsMet(world, order),
        created_at: order.created_at,
        updated_at: order.updated_at,
    };
}

function memberOf(world: World, number: OrderPhoneNumber) {
    return {
        id: number.id,
        record_type: "number_order_phone_number",
        phone_number: number.phone_number,
        bundle_id: number.bundle_id,
        country_code: number.country_code,
        country_iso_alpha2: number.country_code,
        phone_number_type: number.phone_number_type,
        ...progressOf(world, number),
    };
}

/** How far a number is, in the words that all forms of it share. */
export function progressOf(world: World, number: OrderPhoneNumber) {
    return {
        regulatory_requirements: number.requirements.map(withValue),
        requirements_met: isRequirementsMet(number),
        requirements_status: isShownReleased(world, number) ? "deleted" : number.requirements_status,
        status: number.status,
    };
}

function withValue({ requirement_id, field_type, field_value }: RequirementValue) {
    return { record_type: "phone_number_regulatory_requirement", requirement_id, field_value, field_type };
}
