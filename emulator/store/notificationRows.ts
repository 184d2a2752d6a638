import type { Row } from "./rows";

/** What every record carries that is stored in the form the API sends it in. */
export interface Stamped extends Row {
    created_at: string;
    updated_at: string;
}

/** A name under which channels and settings are gathered. */
export interface NotificationProfile extends Stamped {
    name: string;
}

/** Where notifications go. The emulator sends to webhooks only; the other types are kept and say nothing. */
export interface NotificationChannel extends Stamped {
    notification_profile_id: string;
    channel_type_id: "sms" | "voice" | "email" | "webhook";
    channel_destination: string;
}

/** Which event is told to which channel. */
export interface NotificationSetting extends Stamped {
    notification_profile_id: string;
    notification_channel_id: string;
    notification_event_condition_id: string;
    associated_record_type: string;
    associated_record_type_value: string;
    parameters: { name: string; value: string }[];
    status: "enabled";
}

/** One try to hand a webhook over. */
export interface WebhookAttempt {
    url: string;
    status: "delivered" | "failed";
    /** The status of the reply; null where none came. */
    http_status: number | null;
    /** Why it failed, in words; null where a reply came. */
    error: string | null;
    request_headers: [string, string][];
    response_headers: [string, string][];
    /** The beginning of what was replied. */
    response_body: string;
    started_at: string;
    finished_at: string;
}

/** An event on its way to one receiver. */
export interface WebhookDelivery extends Row {
    event: {
        record_type: "event";
        id: string;
        event_type: string;
        occurred_at: string;
        payload: Record<string, unknown>;
    };
    /** The receiver's URL and, if there is one, its failover URL. */
    urls: string[];
    attempts: WebhookAttempt[];
    status: "pending" | "delivered" | "failed";
    /** When the next attempt is due, in milliseconds of the emulator's clock. */
    due: number;
    started_at: string;
    finished_at: string | null;
}
