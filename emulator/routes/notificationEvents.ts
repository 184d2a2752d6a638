import { pageOf } from "../server/paging";
import type { Route } from "../server/route";
import { notificationEventConditions, notificationEvents } from "../webhooks/eventConditions";

/** What notifications there are: the events and the conditions under which they are told. */
export const notificationEventRoutes: Route[] = [
    {
        method: "GET",
        path: "/notification_events",
        answer: ({ query }) => pageOf(notificationEvents, query, (event) => event),
    },
    {
        method: "GET",
        path: "/notification_event_conditions",
        answer({ query }) {
            const type = query.get("filter", "associated_record_type", "eq") ?? "account";
            const id = query.get("filter", "notification_event_condition_id", "eq");
            const listed = notificationEventConditions
                .filter((condition) => condition.associated_record_type === type)
                .filter((condition) => id === undefined || condition.id === id);
            return pageOf(listed, query, (condition) => condition);
        },
    },
];
