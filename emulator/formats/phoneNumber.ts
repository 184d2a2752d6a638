import { emergencyOf } from "../lifecycle/emergency";
import { connectionNameOf, messagingProfileNameOf } from "../lifecycle/names";
import { voiceOf } from "../lifecycle/voice";
import type { PhoneNumber } from "../store/rows";
import type { World } from "../world";

/** A number's form in the light list. */
export function slimPhoneNumber(number: PhoneNumber) {
    const voice = voiceOf(number);
    return {
        id: number.id,
        record_type: "phone_number_slim",
        phone_number: number.phone_number,
        country_iso_alpha2: number.country_iso_alpha2,
        phone_number_type: number.phone_number_type,
        status: number.status,
        connection_id: number.connection_id,
        billing_group_id: number.billing_group_id,
        customer_reference: number.customer_reference,
        external_pin: number.external_pin,
        hd_voice_enabled: number.hd_voice_enabled,
        ...emergencyOf(number),
        call_forwarding_enabled: voice.call_forwarding.call_forwarding_enabled,
        call_recording_enabled: voice.call_recording.inbound_call_recording_enabled,
        caller_id_name_enabled: voice.caller_id_name_enabled,
        cnam_listing_enabled: voice.cnam_listing.cnam_listing_enabled,
        inbound_call_screening: voice.inbound_call_screening,
        t38_fax_gateway_enabled: voice.media_features.t38_fax_gateway_enabled,
        purchased_at: number.purchased_at,
        created_at: number.created_at,
        updated_at: number.updated_at,
        activated_at: number.activated_at,
    };
}

/** A number as the list and retrieve show it. */
export function phoneNumber(world: World, number: PhoneNumber) {
    return {
        ...slimPhoneNumber(number),
        record_type: "phone_number",
        source_type: "number_order",
        deletion_lock_enabled: number.deletion_lock_enabled,
        tags: number.tags,
        connection_name: connectionNameOf(world, number),
        messaging_profile_id: number.messaging_profile_id,
        messaging_profile_name: messagingProfileNameOf(world, number),
    };
}

/** A number as its release answers it: the official form there is another one, with fewer fields. */
export function deletedPhoneNumber(world: World, number: PhoneNumber) {
    const { country_iso_alpha2, source_type, emergency_status, inbound_call_screening, ...rest } = phoneNumber(
        world,
        number,
    );
    void [country_iso_alpha2, source_type, emergency_status, inbound_call_screening];
    return rest;
}
