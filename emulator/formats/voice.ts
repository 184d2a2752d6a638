import type { PhoneNumber } from "../store/rows";

const initial = {
    tech_prefix_enabled: false,
    translated_number: "",
    usage_payment_method: "pay-per-minute",
    inbound_call_screening: "disabled",
    call_forwarding: { call_forwarding_enabled: true, forwards_to: "", forwarding_type: "always" },
    cnam_listing: { cnam_listing_enabled: false, cnam_listing_details: "" },
    media_features: {
        rtp_auto_adjust_enabled: true,
        accept_any_rtp_packets_enabled: false,
        t38_fax_gateway_enabled: false,
    },
    call_recording: {
        inbound_call_recording_enabled: false,
        inbound_call_recording_format: "wav",
        inbound_call_recording_channels: "single",
    },
};

/** The voice settings of a number. */
export function voiceSettings(number: PhoneNumber) {
    return {
        id: number.id,
        record_type: "voice_settings",
        phone_number: number.phone_number,
        connection_id: number.connection_id,
        customer_reference: number.customer_reference,
        emergency: { emergency_enabled: false, emergency_address_id: "", emergency_status: "disabled" },
        ...initial,
        ...number.voice,
    };
}
