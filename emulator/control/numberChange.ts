import { z } from "zod";
import type { EmergencySettings, VoiceSettings } from "../store/rows";
import type { NumberChange } from "./numberControl";

/** A schema for each field, so that no field of the type is forgotten here. */
type SchemaOf<T> = { [Name in keyof T]-?: z.ZodType<Exclude<T[Name], undefined>> };

const text = z.string();
const orNull = text.nullable();
const flag = z.boolean();
const stamp = text.refine((value) => !Number.isNaN(Date.parse(value)), "must be a date");

function partly<T>(shape: SchemaOf<T>): z.ZodType<Partial<T>> {
    return z.strictObject(shape).partial() as unknown as z.ZodType<Partial<T>>;
}

const voice = partly<NonNullable<NumberChange["voice"]>>({
    tech_prefix_enabled: flag,
    translated_number: text,
    usage_payment_method: text,
    inbound_call_screening: text,
    caller_id_name_enabled: flag,
    call_forwarding: partly<VoiceSettings["call_forwarding"]>({
        call_forwarding_enabled: flag,
        forwards_to: text,
        forwarding_type: text,
    }),
    cnam_listing: partly<VoiceSettings["cnam_listing"]>({ cnam_listing_enabled: flag, cnam_listing_details: text }),
    media_features: partly<VoiceSettings["media_features"]>({
        rtp_auto_adjust_enabled: flag,
        accept_any_rtp_packets_enabled: flag,
        t38_fax_gateway_enabled: flag,
    }),
    call_recording: partly<VoiceSettings["call_recording"]>({
        inbound_call_recording_enabled: flag,
        inbound_call_recording_format: text,
        inbound_call_recording_channels: text,
    }),
});

const emergency: SchemaOf<EmergencySettings> = {
    emergency_enabled: flag,
    emergency_address_id: orNull,
    emergency_status: text,
};

/** What can be changed of a number: any literals, but no types that nothing else in the emulator reckons with. */
export const numberChange = partly<NumberChange>({
    connection_id: orNull,
    messaging_profile_id: orNull,
    billing_group_id: orNull,
    customer_reference: orNull,
    country_iso_alpha2: text,
    phone_number_type: text,
    status: text,
    number_order_id: text,
    order_phone_number_id: text,
    tags: z.array(text),
    external_pin: orNull,
    address_id: orNull,
    bundle_id: orNull,
    hd_voice_enabled: flag,
    deletion_lock_enabled: flag,
    messaging_product: text,
    voice,
    emergency: z.strictObject(emergency),
    purchased_at: stamp,
    created_at: stamp,
    updated_at: stamp,
    activated_at: stamp.nullable(),
});
