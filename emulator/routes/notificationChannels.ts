import { z } from "zod";
import { parseBody, unprocessable } from "../errors";
import type { Call } from "../server/route";
import type { NotificationChannel } from "../store/notificationRows";
import { collectionRoutes, type Fields } from "./collection";

const type = z.enum(["sms", "voice", "email", "webhook"]);

const createRequest = z.object({
    notification_profile_id: z.string(),
    channel_type_id: type,
    channel_destination: z.string().min(1),
});

const updateRequest = createRequest.partial();

/** Throws where a channel would belong to nothing or lead nowhere. */
function checked({ world, account }: Call, channel: Fields<NotificationChannel>): void {
    if (world.store.notificationProfiles.of(account, channel.notification_profile_id) === undefined) {
        throw unprocessable("There is no such notification profile.", "/notification_profile_id");
    }
    const isUrl = z.url({ protocol: /^https?$/ }).safeParse(channel.channel_destination).success;
    if (channel.channel_type_id === "webhook" && !isUrl) {
        throw unprocessable("The destination of a webhook must be a http or https URL.", "/channel_destination");
    }
}

/** Notification channels: where notifications go. */
export const notificationChannelRoutes = collectionRoutes<NotificationChannel>({
    path: "/notification_channels",
    what: "notification channel",
    table: (store) => store.notificationChannels,
    create(call) {
        const channel = parseBody(createRequest, call.body);
        checked(call, channel);
        return channel;
    },
    update(call, channel) {
        const change = parseBody(updateRequest, call.body);
        checked(call, { ...channel, ...change });
        return change;
    },
    isListed({ query }) {
        const profile = query.get("filter", "notification_profile_id", "eq");
        const channelType = query.get("filter", "channel_type_id", "eq");
        const id = query.get("filter", "notification_channel", "eq");
        return (channel) =>
            (profile === undefined || profile === channel.notification_profile_id) &&
            (channelType === undefined || channelType === channel.channel_type_id) &&
            (id === undefined || id === channel.id);
    },
    deleted({ world, account }, { id }) {
        const { notificationSettings } = world.store;
        const belonging = notificationSettings.list(account).filter((each) => each.notification_channel_id === id);
        belonging.forEach((setting) => {
            notificationSettings.remove(setting);
        });
    },
});
