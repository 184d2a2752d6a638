/** What every record has: an id and the account it belongs to. */
export interface Row {
    id: string;
    account: string;
}

/** The settings an order hands to the numbers it buys. */
export interface OrderSettings {
    connection_id: string | null;
    messaging_profile_id: string | null;
    billing_group_id: string | null;
    customer_reference: string | null;
}

/** An order as it was placed; its status follows from its numbers. */
export interface NumberOrder extends Row, OrderSettings {
    order_phone_number_ids: string[];
    sub_number_order_ids: string[];
    created_at: string;
    updated_at: string;
}

/** The part of an order that is of one country and one number type. */
export interface SubNumberOrder extends Row {
    number_order_id: string;
    country_code: string;
    phone_number_type: string;
    order_phone_number_ids: string[];
    created_at: string;
    updated_at: string;
}

/** One requirement as a number has it. */
export interface RequirementValue {
    requirement_id: string;
    field_type: string;
    field_value: string;
    status: "approved" | "declined" | "awaiting-value" | "pending-approval";
}

/** A number within an order; its id is not the id of the number once it is owned. */
export interface OrderPhoneNumber extends Row {
    phone_number: string;
    number_order_id: string;
    sub_number_order_id: string;
    country_code: string;
    phone_number_type: string;
    locality: string | null;
    bundle_id: string | null;
    requirement_group_id: string | null;
    status: string;
    requirements_status: string;
    requirements: RequirementValue[];
    deadline: string | null;
    /** Since when nothing but the activation delay holds it back; null while something does. */
    activates_from: number | null;
    /** True once the number it became was released. */
    released: boolean;
}

/** The voice settings of a number, in the words of the API. */
export interface VoiceSettings {
    tech_prefix_enabled: boolean;
    translated_number: string;
    usage_payment_method: string;
    inbound_call_screening: string;
    caller_id_name_enabled: boolean;
    call_forwarding: { call_forwarding_enabled: boolean; forwards_to: string; forwarding_type: string };
    cnam_listing: { cnam_listing_enabled: boolean; cnam_listing_details: string };
    media_features: {
        rtp_auto_adjust_enabled: boolean;
        accept_any_rtp_packets_enabled: boolean;
        t38_fax_gateway_enabled: boolean;
    };
    call_recording: {
        inbound_call_recording_enabled: boolean;
        inbound_call_recording_format: string;
        inbound_call_recording_channels: string;
    };
}

/** Whether a number can call emergency services, and from which address. */
export interface EmergencySettings {
    emergency_enabled: boolean;
    emergency_address_id: string | null;
    /** Open for literals that control sets on purpose. */
    emergency_status: string;
}

/** A number that an account owns, or owned until it was released. */
export interface PhoneNumber extends Row, OrderSettings {
    phone_number: string;
    country_iso_alpha2: string;
    phone_number_type: string;
    status: string;
    number_order_id: string;
    order_phone_number_id: string;
    tags: string[];
    external_pin: string | null;
    address_id: string | null;
    bundle_id: string | null;
    hd_voice_enabled: boolean;
    deletion_lock_enabled: boolean;
    messaging_product: string;
    /** What was changed of its voice settings; the rest is as it is at the start. */
    voice: { [Name in keyof VoiceSettings]?: Partial<VoiceSettings[Name]> };
    /** Missing as long as nobody set it up. */
    emergency?: EmergencySettings;
    purchased_at: string;
    created_at: string;
    updated_at: string;
    activated_at: string | null;
    /** Lists show it from here on, plus the listing delay. */
    listed_from: number;
    /** Hidden by control from every list. */
    hidden: boolean;
}
