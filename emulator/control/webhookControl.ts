import type { WebhookDelivery } from "../store/notificationRows";
import { webhookPublicKey } from "../webhooks/signature";
import type { World } from "../world";
import { existing } from "./errors";

/** What control does with webhooks. */
export function webhookControl(world: World) {
    const ended = () => world.store.webhookDeliveries.list().filter(({ status }) => status !== "pending");
    return {
        /** The public key that webhooks are signed with, as clients take it: `TELNYX_PUBLIC_KEY`. Always the same. */
        webhookPublicKey(): string {
            return webhookPublicKey;
        },
        /** All webhooks, oldest first, with their attempts: those on their way, delivered and given up. */
        webhookDeliveries(account?: string): WebhookDelivery[] {
            return structuredClone([...world.store.webhookDeliveries.list(account)]);
        },
        /** Resolves with the webhooks that were delivered or given up, once there are so many; rejects at a reset. */
        waitForWebhookDelivery(count = 1, signal?: AbortSignal): Promise<WebhookDelivery[]> {
            return world.waiters.until(() => {
                const found = ended();
                return found.length >= count ? structuredClone(found) : undefined;
            }, signal);
        },
        /** Sends a webhook that ended once more, from its first URL on; receivers must bear duplicates. */
        redeliverWebhook(id: string): void {
            const delivery = existing(world.store.webhookDeliveries.find(id), `webhook delivery ${id}`);
            Object.assign(delivery, { status: "pending", attempts: [], finished_at: null, due: world.clock.now() });
            world.store.openDeliveries.add(id);
        },
    };
}
