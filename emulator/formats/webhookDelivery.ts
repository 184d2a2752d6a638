import { accountUuid } from "../store/accounts";
import type { WebhookAttempt, WebhookDelivery } from "../store/notificationRows";

/** A webhook and what became of it. The API knows no webhooks under way: until delivered they read `failed`. */
export function webhookDelivery(delivery: WebhookDelivery) {
    const { id, account, event, attempts, status, started_at, finished_at } = delivery;
    return {
        id,
        record_type: "webhook_delivery",
        user_id: accountUuid(account, "user"),
        status: status === "delivered" ? "delivered" : "failed",
        webhook: event,
        attempts: attempts.map(attemptOf),
        started_at,
        ...(finished_at === null ? {} : { finished_at }),
    };
}

function attemptOf(attempt: WebhookAttempt) {
    const { url, status, http_status, request_headers, response_headers, response_body } = attempt;
    const response = { status: http_status, headers: response_headers, body: response_body };
    return {
        status,
        started_at: attempt.started_at,
        finished_at: attempt.finished_at,
        http: { request: { url, headers: request_headers }, ...(http_status === null ? {} : { response }) },
    };
}
