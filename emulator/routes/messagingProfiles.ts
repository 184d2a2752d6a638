import { z } from "zod";
import { parseBody } from "../errors";
import { messagingSettings } from "../formats/messaging";
import { messagingProfile } from "../formats/messagingProfile";
import { pageOf } from "../server/paging";
import type { Call, Route } from "../server/route";
import type { MessagingProfile } from "../store/referenceRows";
import { collectionRoutes, findIn, type Collection, type Fields } from "./collection";
import { listedNumbers } from "./phoneNumberFilter";

const createRequest = z.looseObject({
    name: z.string().min(1),
    whitelisted_destinations: z.array(z.string().regex(/^(\*|[A-Za-z]{2})$/, "must be an ISO 3166 alpha-2 code or *")),
    enabled: z.boolean().default(true),
});

const updateRequest = createRequest.partial();

/** What the settings are that a request does not name. */
const initial: Record<string, unknown> = {
    ai_assistant_id: null,
    alpha_sender: null,
    daily_spend_limit: "",
    daily_spend_limit_enabled: false,
    features: null,
    health_webhook_url: null,
    mms_fall_back_to_sms: false,
    mms_transcoding: false,
    mobile_only: false,
    number_pool_settings: null,
    resource_group_id: null,
    smart_encoding: false,
    url_shortener_settings: null,
    webhook_api_version: "2",
    webhook_failover_url: null,
    webhook_url: null,
};

const collection: Collection<MessagingProfile> = {
    path: "/messaging_profiles",
    what: "messaging profile",
    table: (store) => store.messagingProfiles,
    create({ body }: Call): Fields<MessagingProfile> {
        const { name, whitelisted_destinations, enabled, ...settings } = parseBody(createRequest, body);
        return { name, whitelisted_destinations, enabled, settings: { ...initial, ...settings } };
    },
    update({ body }: Call, profile: MessagingProfile): Partial<Fields<MessagingProfile>> {
        const { name, whitelisted_destinations, enabled, ...settings } = parseBody(updateRequest, body);
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
