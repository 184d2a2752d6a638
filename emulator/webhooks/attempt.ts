import type { WebhookAttempt } from "../store/notificationRows";
import { signatureHeaders } from "./signature";

/** How much of a reply is kept. */
const bodyKept = 2000;

/** Posts a signed body to a receiver and waits for its answer: 2xx is a delivery, everything else is none. */
export async function attempt(
    url: string,
    body: string,
    signal: AbortSignal,
): Promise<Omit<WebhookAttempt, "started_at" | "finished_at">> {
    const headers = {
        "content-type": "application/json",
        "user-agent": "telnyx-webhooks",
        ...signatureHeaders(body),
    };
    const sent = { url, request_headers: Object.entries(headers) };
    try {
        const reply = await fetch(url, { method: "POST", headers, body, signal, redirect: "manual" });
        const text = await reply.text();
        return {
            ...sent,
            status: reply.ok ? "delivered" : "failed",
            http_status: reply.status,
            error: null,
            response_headers: [...reply.headers],
            response_body: text.slice(0, bodyKept),
        };
    } catch (error) {
        const nothing = { http_status: null, response_headers: [], response_body: "" };
        return { ...sent, ...nothing, status: "failed", error: reasonOf(error) };
    }
}

function reasonOf(error: unknown): string {
    if (!(error instanceof Error)) {
        return String(error);
    }
    // What really happened is one floor down: `fetch` itself only says that it failed.
    return error.cause instanceof Error ? error.cause.message : error.message;
}
