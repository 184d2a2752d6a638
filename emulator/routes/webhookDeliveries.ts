import { notFound } from "../errors";
import { webhookDelivery } from "../formats/webhookDelivery";
import { pageOf } from "../server/paging";
import type { Query } from "../server/query";
import { param, type Route } from "../server/route";
import type { WebhookDelivery } from "../store/notificationRows";

function isListed(query: Query): (delivery: WebhookDelivery) => boolean {
    const status = query.get("filter", "status", "eq");
    const type = query.get("filter", "event_type");
    const part = query.get("filter", "webhook", "contains");
    const attemptPart = query.get("filter", "attempts", "contains");
    const isWithin = (name: string, stamp: string | null) => {
        const from = query.get("filter", name, "gte");
        const to = query.get("filter", name, "lte");
        const at = Date.parse(stamp ?? "");
        return (from === undefined || at >= Date.parse(from)) && (to === undefined || at <= Date.parse(to));
    };
    return (delivery) =>
        (status === undefined || status === (delivery.status === "delivered" ? "delivered" : "failed")) &&
        (type === undefined || type.split(",").includes(delivery.event.event_type)) &&
        (part === undefined || JSON.stringify(delivery.event).includes(part)) &&
        (attemptPart === undefined || JSON.stringify(delivery.attempts).includes(attemptPart)) &&
        isWithin("started_at", delivery.started_at) &&
        isWithin("finished_at", delivery.finished_at);
}

/** Webhooks that were sent: list (newest first), retrieve. Those without an attempt so far are not shown. */
export const webhookDeliveryRoutes: Route[] = [
    {
        method: "GET",
        path: "/webhook_deliveries",
        answer({ world, account, query }) {
            const deliveries = world.store.webhookDeliveries
                .list(account)
                .filter(({ attempts }) => attempts.length > 0)
                .filter(isListed(query));
            return pageOf(deliveries.reverse(), query, webhookDelivery);
        },
    },
    {
        method: "GET",
        path: "/webhook_deliveries/:id",
        answer(call) {
            const delivery = call.world.store.webhookDeliveries.of(call.account, param(call, "id"));
            if (delivery === undefined) {
                throw notFound("webhook delivery");
            }
            return { data: webhookDelivery(delivery) };
        },
    },
];
