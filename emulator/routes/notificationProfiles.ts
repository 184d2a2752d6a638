import { z } from "zod";
import { parseBody } from "../errors";
import type { NotificationProfile } from "../store/notificationRows";
import { collectionRoutes } from "./collection";

const request = z.object({ name: z.string().optional() });

/** Notification profiles: the names under which an account gathers channels and settings. */
export const notificationProfileRoutes = collectionRoutes<NotificationProfile>({
    path: "/notification_profiles",
    what: "notification profile",
    table: (store) => store.notificationProfiles,
    create: ({ body }) => ({ name: parseBody(request, body).name ?? "" }),
    update: ({ body }) => parseBody(request, body),
    deleted({ world, account }, { id }) {
        const { notificationChannels, notificationSettings } = world.store;
        for (const table of [notificationSettings, notificationChannels]) {
            const belonging = [...table.list(account)].filter((row) => row.notification_profile_id === id);
            belonging.forEach((row) => {
                table.remove(row as never);
            });
        }
    },
});
