import { accountUuid } from "../store/accounts";
import { areRequirementsMet, subNumberOrderStatus } from "../lifecycle/outcome";
import type { OrderPhoneNumber, SubNumberOrder } from "../store/rows";
import type { World } from "../world";
import { progressOf } from "./numberOrder";

/** The API lists no more numbers than this with a sub order. */
const numbersShown = 50;

/** A sub order; its requirements are those of its kind of number, without values. */
export function subNumberOrder(world: World, sub: SubNumberOrder) {
    const { store } = world;
    const requirements = store.orderPhoneNumbers.find(sub.order_phone_number_ids[0] ?? "")?.requirements ?? [];
    return {
        id: sub.id,
        record_type: "sub_number_order",
        order_request_id: sub.number_order_id,
        country_code: sub.country_code,
        phone_number_type: sub.phone_number_type,
        user_id: accountUuid(sub.account, "user"),
        phone_numbers_count: sub.order_phone_number_ids.length,
        regulatory_requirements: requirements.map(({ requirement_id, field_type }) => ({
            record_type: "phone_number_regulatory_requirement",
            requirement_id,
            field_type,
        })),
        requirements_met: areRequirementsMet(world, sub),
        status: subNumberOrderStatus(world, sub),
        customer_reference: store.numberOrders.find(sub.number_order_id)?.customer_reference ?? null,
        is_block_sub_number_order: false,
        created_at: sub.created_at,
        updated_at: sub.updated_at,
    };
}

/** A sub order together with its first numbers. */
export function subNumberOrderWithNumbers(world: World, sub: SubNumberOrder) {
    const numbers = world.store.orderPhoneNumbers.pick(sub.order_phone_number_ids.slice(0, numbersShown));
    return { ...subNumberOrder(world, sub), phone_numbers: numbers.map((number) => memberOf(world, number)) };
}

function memberOf(world: World, number: OrderPhoneNumber) {
    return {
        id: number.id,
        record_type: "number_order_phone_number",
        phone_number: number.phone_number,
        bundle_id: number.bundle_id,
        country_code: number.country_code,
        phone_number_type: number.phone_number_type,
        ...progressOf(world, number),
        regulatory_requirements: number.requirements,
    };
}
