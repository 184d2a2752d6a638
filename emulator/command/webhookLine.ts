import type { WebhookAttempt } from "../store/notificationRows";

/** An attempt to deliver a webhook as one line of the log: when, how it ended, and where it went. */
export function webhookLine({ url, http_status, error }: WebhookAttempt, now = new Date()): string {
    const reason = error === null ? "" : ` ${error}`;
    return `${now.toISOString().slice(11, 23)} ${http_status === null ? "---" : String(http_status)} WEBHOOK ${url}${reason}`;
}
