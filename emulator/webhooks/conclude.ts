import type { WebhookDelivery } from "../store/notificationRows";
import type { World } from "../world";
import { longestMs } from "../durations";

/** Decides after an attempt whether that was all, or when the next one is due. */
export function conclude({ store, settings, clock }: World, delivery: WebhookDelivery): void {
    const { attempts, urls } = delivery;
    const isDelivered = attempts.at(-1)?.status === "delivered";
    if (isDelivered || attempts.length >= urls.length * settings.webhookAttempts) {
        delivery.status = isDelivered ? "delivered" : "failed";
        delivery.finished_at = new Date(clock.now()).toISOString();
        store.openDeliveries.delete(delivery.id);
    } else {
        // Each URL starts with the first delay again.
        const before = (attempts.length - 1) % settings.webhookAttempts;
        delivery.due = clock.now() + Math.min(settings.webhookRetryMs * 2 ** before, longestMs);
    }
}
