import type {
    NotificationChannel,
    NotificationProfile,
    NotificationSetting,
    WebhookDelivery,
} from "./notificationRows";
import { Table } from "./table";

/** Who wants to be told of what, and what was told. */
export class Notifications {
    readonly notificationProfiles = new Table<NotificationProfile>();
    readonly notificationChannels = new Table<NotificationChannel>();
    readonly notificationSettings = new Table<NotificationSetting>();
    readonly webhookDeliveries = new Table<WebhookDelivery>();
}
