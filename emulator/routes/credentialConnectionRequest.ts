import { z } from "zod";

const text = z.string();
const flag = z.boolean();
const number = z.number();

const anchorsites =
    "Latency; Chicago, IL; Ashburn, VA; San Jose, CA; Sydney, Australia; Amsterdam, Netherlands; London, UK; " +
    "Toronto, Canada; Vancouver, Canada; Frankfurt, Germany";

const suppressionEngines =
    "denoiser deep_filter_net deep_filter_net_large krisp_viva_tel krisp_viva_tel_lite krisp_viva_promodel " +
    "krisp_viva_ss quail_voice_focus";

const inbound = z.object({
    ani_number_format: z.enum(["+E.164", "E.164", "+E.164-national", "E.164-national"]),
    channel_limit: number,
    codecs: z.array(text),
    default_routing_method: z.enum(["sequential", "round-robin"]),
    dnis_number_format: z.enum(["+e164", "e164", "national", "sip_username"]),
    generate_ringback_tone: flag,
    isup_headers_enabled: flag,
    prack_enabled: flag,
    shaken_stir_enabled: flag,
    simultaneous_ringing: z.enum(["disabled", "enabled"]),
    sip_compact_headers_enabled: flag,
    timeout_1xx_secs: number,
    timeout_2xx_secs: number,
});

const outbound = z.object({
    ani_override: text,
    ani_override_type: z.enum(["always", "normal", "emergency"]),
    call_parking_enabled: flag.nullable(),
    channel_limit: number,
    generate_ringback_tone: flag,
    instant_ringback_enabled: flag,
    localization: text,
    outbound_voice_profile_id: text,
    t38_reinvite_source: z.enum(["telnyx", "customer", "disabled", "passthru", "caller-passthru", "callee-passthru"]),
});

const settings = z.object({
    anchorsite_override: z.enum(anchorsites.split("; ")),
    android_push_credential_id: text.nullable(),
    call_cost_in_webhooks: flag,
    conversation_persistence: flag,
    default_on_hold_comfort_noise_enabled: flag,
    dtmf_type: z.enum(["RFC 2833", "Inband", "SIP INFO"]),
    encode_contact_header_enabled: flag,
    encrypted_media: z.literal("SRTP").nullable(),
    inbound: inbound.partial(),
    ios_push_credential_id: text.nullable(),
    jitter_buffer: z
        .object({ enable_jitter_buffer: flag, jitterbuffer_msec_max: number, jitterbuffer_msec_min: number })
        .partial(),
    noise_suppression: z.enum(["inbound", "outbound", "both", "disabled"]),
    noise_suppression_details: z
        .object({ attenuation_limit: number, engine: z.enum(suppressionEngines.split(" ")) })
        .partial(),
    onnet_t38_passthrough_enabled: flag,
    outbound: outbound.partial(),
    rtcp_settings: z
        .object({ capture_enabled: flag, port: z.enum(["rtcp-mux", "rtp+1"]), report_frequency_secs: number })
        .partial(),
    sip_uri_calling_preference: z.enum(["disabled", "unrestricted", "internal"]),
    tags: z.array(text),
    webhook_api_version: z.enum(["1", "2", "texml"]),
    webhook_event_failover_url: text.nullable(),
    webhook_event_url: text,
    webhook_timeout_secs: number.nullable(),
});

const named = z.object({
    connection_name: text.min(1),
    user_name: text.regex(
        /^(?=.{0,4}[A-Za-z])[A-Za-z0-9]{4,32}$/,
        "must be 4 to 32 letters and digits, one of the first five a letter",
    ),
    password: text.min(8).max(128),
    active: flag,
});

/** What makes a connection, with the types that the official clients have; fields that they do not know are ignored. */
export const connectionRequest = named.extend({ active: flag.default(true) }).extend(settings.partial().shape);

/** What changes a connection: the same, all of it as it was where it is left out. */
export const connectionChange = named.extend(settings.shape).partial();
