import { identify } from "../numbering/identify";
import type { NumberOrder, OrderPhoneNumber, OrderSettings, RequirementValue, SubNumberOrder } from "../store/rows";
import type { World } from "../world";
import { assess, openRequirements } from "./requirements";

/** One number to order, with everything about it decided. */
export interface OrderedNumber {
    phone_number: string;
    bundle_id: string | null;
    requirement_group_id: string | null;
    /** The values a requirement group brings along. */
    requirements?: RequirementValue[];
}

/** Places an order for numbers that were found to be free: one sub order for each country and type. */
export function placeOrder(
    world: World,
    account: string,
    settings: OrderSettings,
    numbers: OrderedNumber[],
): NumberOrder {
    const { store, clock } = world;
    const now = clock.stamp();
    const order = store.numberOrders.add({
        id: store.uuid(),
        account,
        ...settings,
        order_phone_number_ids: [],
        sub_number_order_ids: [],
        created_at: now,
        updated_at: now,
    });
    const subs = new Map<string, SubNumberOrder>();
    for (const number of numbers) {
        const { country, type, locality } = identified(number.phone_number);
        const kind = `${country} ${type}`;
        const sub = subs.get(kind) ?? addSubNumberOrder(world, order, country, type);
        subs.set(kind, sub);
        addNumber(world, order, sub, number, locality);
    }
    return order;
}

function identified(phoneNumber: string) {
    const identity = identify(phoneNumber);
    if (identity === undefined) {
        throw new Error(`${phoneNumber} is in no numbering plan and should not have been ordered`);
    }
    return identity;
}

function addSubNumberOrder(world: World, order: NumberOrder, country: string, type: string): SubNumberOrder {
    const sub = world.store.subNumberOrders.add({
        id: world.store.uuid(),
        account: order.account,
        number_order_id: order.id,
        country_code: country,
        phone_number_type: type,
        order_phone_number_ids: [],
        created_at: order.created_at,
        updated_at: order.created_at,
    });
    order.sub_number_order_ids.push(sub.id);
    return sub;
}

function addNumber(
    world: World,
    order: NumberOrder,
    sub: SubNumberOrder,
    ordered: OrderedNumber,
    locality: string | null,
): void {
    const { store } = world;
    const { phone_number, bundle_id, requirement_group_id, requirements } = ordered;
    const number: OrderPhoneNumber = {
        id: store.uuid(),
        account: order.account,
        phone_number,
        number_order_id: order.id,
        sub_number_order_id: sub.id,
        country_code: sub.country_code,
        phone_number_type: sub.phone_number_type,
        locality,
        bundle_id,
        requirement_group_id,
        status: "pending",
        requirements_status: "pending",
        requirements: requirements ?? openRequirements(sub.country_code, sub.phone_number_type),
        deadline: null,
        activates_from: null,
        released: false,
    };
    assess(world, number);
    store.orderPhoneNumbers.add(number);
    order.order_phone_number_ids.push(number.id);
    sub.order_phone_number_ids.push(number.id);
    store.pending.add(number.id);
    store.claims.set(phone_number, number.id);
    store.holds.delete(phone_number);
    store.numberReservations.end(phone_number, world.clock.now(), order.created_at);
    store.searched.forget(order.account, phone_number);
}
