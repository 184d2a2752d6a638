import { parseBody } from "../errors";
import { messagingSettings } from "../formats/messaging";
import { messagingProfile } from "../formats/messagingProfile";
import { pageOf } from "../server/paging";
import { newMessagingProfile } from "../lifecycle/referenceRecords";
import type { Call, Route } from "../server/route";
import type { MessagingProfile } from "../store/referenceRows";
import { collectionRoutes, findIn, type Collection, type Fields } from "./collection";
import { profileChange, profileRequest } from "./messagingProfileRequest";
import { listedNumbers } from "./phoneNumberFilter";

const collection: Collection<MessagingProfile> = {
    path: "/messaging_profiles",
    what: "messaging profile",
    table: (store) => store.messagingProfiles,
    create({ body }: Call): Fields<MessagingProfile> {
        const { name, whitelisted_destinations, enabled, ...settings } = parseBody(profileRequest, body);
        return newMessagingProfile({ name, whitelisted_destinations, enabled, settings });
    },
    update({ body }: Call, profile: MessagingProfile): Partial<Fields<MessagingProfile>> {
        const { name, whitelisted_destinations, enabled, ...settings } = parseBody(profileChange, body);
        return { name, whitelisted_destinations, enabled, settings: { ...profile.settings, ...settings } };
    },
    format: messagingProfile,
    isListed({ query }: Call) {
        const exact = query.get("filter", "name") ?? query.get("filter", "name", "eq");
        const part = query.get("filter", "name", "contains")?.toLowerCase();
        return ({ name }) =>
            (exact === undefined || exact === name) && (part === undefined || name.toLowerCase().includes(part));
    },
};

/** Messaging profiles: list, create, retrieve, update, delete, and the numbers that one has. */
export const messagingProfileRoutes: Route[] = [
    ...collectionRoutes(collection),
    {
        method: "GET",
        path: "/messaging_profiles/:id/phone_numbers",
        answer(call) {
            const { id } = findIn(collection, call);
            const numbers = listedNumbers(call.world, call.account).filter((each) => each.messaging_profile_id === id);
            return pageOf(numbers, call.query, messagingSettings);
        },
    },
];
