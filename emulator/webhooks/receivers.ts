import type { NotificationSetting } from "../store/notificationRows";
import type { World } from "../world";
import { numberOrderComplete } from "./eventConditions";

/** The URLs of one receiver: where its webhooks go, and where they go after that did not work. */
export type Receiver = string[];

/** Who wants to be told of the number orders of an account. */
export function receiversOf({ store, settings }: World, account: string): Receiver[] {
    const { webhookUrl, webhookFailoverUrl } = settings;
    const everybody = webhookUrl === null ? [] : [[webhookUrl, ...(webhookFailoverUrl ? [webhookFailoverUrl] : [])]];
    const own = store.notificationSettings
        .view(account)
        .filter((setting) => setting.notification_event_condition_id === numberOrderComplete.condition)
        .flatMap((setting) => urlsOf(store.notificationChannels.peek(setting.notification_channel_id), setting));
    return [...everybody, ...own];
}

/** True if anybody at all wants to be told of anything. */
export function isAnybodyListening({ store, settings }: World): boolean {
    return settings.webhookUrl !== null || store.notificationSettings.size > 0;
}

function urlsOf(
    channel: { channel_type_id: string; channel_destination: string } | undefined,
    { parameters }: NotificationSetting,
): Receiver[] {
    if (channel?.channel_type_id !== "webhook") {
        return [];
    }
    const failover = parameters.find(({ name }) => name === "webhook_failover_url")?.value;
    return [[channel.channel_destination, ...(failover ? [failover] : [])]];
}
