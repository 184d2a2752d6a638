import { shortStamp } from "../clock";
import type { OrderPhoneNumber, OrderSettings, PhoneNumber } from "../store/rows";
import type { World } from "../world";
import { moved } from "./moved";

/** The number works from here on: the account owns it, with the settings of its order. */
export function succeed(world: World, number: OrderPhoneNumber, at = world.clock.now()): PhoneNumber {
    const { store } = world;
    number.status = "success";
    number.requirements_status = "approved";
    number.deadline = null;
    number.requirements.forEach((each) => {
        each.status = "approved";
    });
    store.pending.delete(number.id);
    moved(world, number);
    world.ordersTouched.add(number.number_order_id);
    const phoneNumber = store.phoneNumbers.add(boughtNumber(world, number, at));
    store.owned.set(number.phone_number, phoneNumber);
    return phoneNumber;
}

function boughtNumber(world: World, number: OrderPhoneNumber, at: number): PhoneNumber {
    const { store, clock } = world;
    const order = store.numberOrders.find(number.number_order_id);
    const now = clock.stamp();
    const settings: OrderSettings = {
        connection_id: order?.connection_id ?? null,
        messaging_profile_id: order?.messaging_profile_id ?? null,
        billing_group_id: order?.billing_group_id ?? null,
        customer_reference: order?.customer_reference ?? null,
    };
    return {
        id: store.numericId(),
        account: number.account,
        ...settings,
        phone_number: number.phone_number,
        country_iso_alpha2: number.country_code,
        phone_number_type: number.phone_number_type,
        status: "active",
        number_order_id: number.number_order_id,
        order_phone_number_id: number.id,
        tags: [],
        external_pin: null,
        address_id: null,
        bundle_id: number.bundle_id,
        hd_voice_enabled: false,
        deletion_lock_enabled: false,
        messaging_product: "A2P",
        voice: {},
        purchased_at: shortStamp(at),
        created_at: now,
        updated_at: now,
        activated_at: shortStamp(at),
        listed_from: at,
        hidden: false,
    };
}

/** Provisioning did not work; the number goes back to general stock. */
export function fail(world: World, number: OrderPhoneNumber): void {
    number.status = "failure";
    leave(world, number);
}

/**
 * A pending number is given up. Its own status has no word for that in the official description, so it reads
 * `failure` there and `cancelled` as the status of its requirements and of its sub order.
 */
export function cancel(world: World, number: OrderPhoneNumber): void {
    number.status = "failure";
    number.requirements_status = "cancelled";
    leave(world, number);
}

function leave(world: World, number: OrderPhoneNumber): void {
    number.deadline = null;
    number.activates_from = null;
    moved(world, number);
    world.store.pending.delete(number.id);
    world.ordersTouched.add(number.number_order_id);
    world.store.claims.delete(number.phone_number);
}

/** An owned number is given back; it goes on hold for the account that had it. */
export function release(world: World, phoneNumber: PhoneNumber): void {
    const { store } = world;
    phoneNumber.status = "deleted";
    phoneNumber.updated_at = world.clock.stamp();
    store.owned.delete(phoneNumber.phone_number);
    store.claims.delete(phoneNumber.phone_number);
    store.holds.set(phoneNumber.phone_number, phoneNumber.account);
    store.searched.forget(phoneNumber.account, phoneNumber.phone_number);
    const ordered = store.orderPhoneNumbers.find(phoneNumber.order_phone_number_id);
    if (ordered) {
        ordered.released = true;
        moved(world, ordered);
    }
}
