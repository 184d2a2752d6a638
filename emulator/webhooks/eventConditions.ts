import { accountUuid } from "../store/accounts";

const since = "2024-01-01T00:00:00.000Z";

/** The only event that the emulator tells: a number order has come to its end. */
export const numberOrderComplete = {
    event: accountUuid("number orders", "notification event"),
    condition: accountUuid("number orders", "notification event condition"),
    name: "Number Order Notifications",
};

/** The events that can be told, as the API lists them. */
export const notificationEvents = [
    {
        id: numberOrderComplete.event,
        name: numberOrderComplete.name,
        notification_category: "Numbers",
        enabled: true,
        created_at: since,
        updated_at: since,
    },
];

/** The conditions under which they are told, as the API lists them. */
export const notificationEventConditions = [
    {
        id: numberOrderComplete.condition,
        notification_event_id: numberOrderComplete.event,
        name: numberOrderComplete.name,
        description: "A number order has come to its end.",
        associated_record_type: "account",
        allow_multiple_channels: true,
        asynchronous: true,
        enabled: true,
        parameters: [{ name: "webhook_failover_url", data_type: "string", optional: true }],
        supported_channels: ["webhook"],
        created_at: since,
        updated_at: since,
    },
];
