import type { Address, CredentialConnection, Document, MessagingProfile } from "../store/referenceRows";
import type { Stamped } from "../store/notificationRows";

/** What a record consists of besides its id, its account and its times. */
type Made<T extends Stamped> = Omit<T, keyof Stamped>;

/** What the settings of a connection are that nobody names. */
const connectionSettings: Record<string, unknown> = {
    anchorsite_override: "Latency",
    call_cost_in_webhooks: false,
    conversation_persistence: false,
    default_on_hold_comfort_noise_enabled: false,
    dtmf_type: "RFC 2833",
    encode_contact_header_enabled: false,
    encrypted_media: null,
    noise_suppression: "disabled",
    onnet_t38_passthrough_enabled: false,
    sip_uri_calling_preference: "disabled",
    tags: [],
    webhook_api_version: "2",
    webhook_event_url: "",
    webhook_event_failover_url: null,
    webhook_timeout_secs: null,
    inbound: {},
    outbound: {},
};

/** What the settings of a messaging profile are that nobody names. */
const messagingSettings: Record<string, unknown> = {
    ai_assistant_id: null,
    alpha_sender: null,
    daily_spend_limit: "",
    daily_spend_limit_enabled: false,
    features: null,
    health_webhook_url: null,
    mms_fall_back_to_sms: false,
    mms_transcoding: false,
    mobile_only: false,
    number_pool_settings: null,
    resource_group_id: null,
    smart_encoding: false,
    url_shortener_settings: null,
    webhook_api_version: "2",
    webhook_failover_url: null,
    webhook_url: null,
};

/** A connection with these settings, and all others as they are at the start. */
export function newConnection({ settings, ...named }: Made<CredentialConnection>): Made<CredentialConnection> {
    return { ...named, settings: { ...connectionSettings, ...settings } };
}

/** A messaging profile with these settings, and all others as they are at the start. */
export function newMessagingProfile({ settings, ...named }: Made<MessagingProfile>): Made<MessagingProfile> {
    return { ...named, settings: { ...messagingSettings, ...settings } };
}

/** The address of a business. */
export function newAddress(
    named: Pick<Address, "business_name" | "country_code" | "street_address" | "locality">,
): Made<Address> {
    return { first_name: "", last_name: "", address_book: true, validate_address: true, ...named };
}

/** A document that nobody handed in as a file. */
export function newDocument(filename: string): Made<Document> {
    const nothing = { customer_reference: null, sha256: null, size: null };
    return { filename, ...nothing, content_type: "application/octet-stream", status: "verified" };
}
