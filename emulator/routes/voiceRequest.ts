import { z } from "zod";

const flag = z.boolean().optional();

/** The parts of the voice settings that can be written; what is left out stays as it is. */
export const voiceRequest = z.object({
    tech_prefix_enabled: flag,
    translated_number: z.string().optional(),
    usage_payment_method: z.enum(["pay-per-minute", "channel"]).optional(),
    inbound_call_screening: z.enum(["disabled", "reject_calls", "flag_calls"]).optional(),
    caller_id_name_enabled: flag,
    call_forwarding: z
        .object({
            call_forwarding_enabled: flag,
            forwards_to: z
                .string()
                .regex(/^(\+[1-9]\d{6,14})?$/, "must be a +E.164 number or empty")
                .optional(),
            forwarding_type: z.enum(["always", "on-failure"]).optional(),
        })
        .optional(),
    cnam_listing: z
        .object({
            cnam_listing_enabled: flag,
            cnam_listing_details: z
                .string()
                .regex(/^[A-Za-z0-9 ]{0,15}$/, "must be at most 15 letters, digits and spaces")
                .optional(),
        })
        .optional(),
    media_features: z
        .object({
            rtp_auto_adjust_enabled: flag,
            accept_any_rtp_packets_enabled: flag,
            t38_fax_gateway_enabled: flag,
        })
        .optional(),
    call_recording: z
        .object({
            inbound_call_recording_enabled: flag,
            inbound_call_recording_format: z.enum(["wav", "mp3"]).optional(),
            inbound_call_recording_channels: z.enum(["single", "dual"]).optional(),
        })
        .optional(),
});
