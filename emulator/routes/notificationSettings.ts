import { z } from "zod";
import { parseBody, unprocessable } from "../errors";
import type { Call, Route } from "../server/route";
import { accountUuid } from "../store/accounts";
import type { NotificationSetting } from "../store/notificationRows";
import { notificationEventConditions } from "../webhooks/eventConditions";
import { collectionRoutes, type Fields } from "./collection";

const createRequest = z.object({
    notification_profile_id: z.string(),
    notification_channel_id: z.string(),
    notification_event_condition_id: z.string(),
    parameters: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
});

function create({ world, account, body }: Call): Fields<NotificationSetting> {
    const request = parseBody(createRequest, body);
    const { notificationProfiles, notificationChannels } = world.store;
    const channel = notificationChannels.of(account, request.notification_channel_id);
    if (notificationProfiles.of(account, request.notification_profile_id) === undefined) {
        throw unprocessable("There is no such notification profile.", "/notification_profile_id");
    }
    if (channel?.notification_profile_id !== request.notification_profile_id) {
        throw unprocessable("The profile has no such notification channel.", "/notification_channel_id");
    }
    if (!notificationEventConditions.some(({ id }) => id === request.notification_event_condition_id)) {
        throw unprocessable("There is no such event condition.", "/notification_event_condition_id");
    }
    return {
        ...request,
        associated_record_type: "account",
        associated_record_type_value: accountUuid(account, "user"),
        status: "enabled",
    };
}

/** Notification settings: which event goes to which channel. Like the real ones they cannot be changed. */
export const notificationSettingRoutes: Route[] = collectionRoutes<NotificationSetting>({
    path: "/notification_settings",
    what: "notification setting",
    table: (store) => store.notificationSettings,
    create,
    isListed({ query }) {
        const asked = (name: string) => query.get("filter", name, "eq");
        const wanted = {
            notification_profile_id: asked("notification_profile_id"),
            notification_channel_id: asked("notification_channel"),
            notification_event_condition_id: asked("notification_event_condition_id"),
            associated_record_type: asked("associated_record_type"),
            status: asked("status"),
        };
        const names = Object.keys(wanted) as (keyof typeof wanted)[];
        return (setting) => names.every((name) => wanted[name] === undefined || wanted[name] === setting[name]);
    },
});
