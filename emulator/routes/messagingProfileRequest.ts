import { z } from "zod";

const text = z.string();
const flag = z.boolean();

const numberPool = z.object({
    long_code_weight: z.number(),
    skip_unhealthy: flag,
    toll_free_weight: z.number(),
    geomatch: flag.optional(),
    sticky_sender: flag.optional(),
});

const urlShortener = z.object({
    domain: text,
    prefix: text.optional(),
    replace_blacklist_only: flag.optional(),
    send_webhooks: flag.optional(),
});

const settings = z.object({
    ai_assistant_id: text.nullable(),
    alpha_sender: text.nullable(),
    daily_spend_limit: text,
    daily_spend_limit_enabled: flag,
    // The only ones of which the clients say that others than they know are kept.
    features: z.looseObject({ ai_opt_out_detection_enabled: flag.optional() }).nullable(),
    health_webhook_url: text.nullable(),
    mms_fall_back_to_sms: flag,
    mms_transcoding: flag,
    mobile_only: flag,
    number_pool_settings: numberPool.nullable(),
    redaction_enabled: flag,
    redaction_level: z.number(),
    resource_group_id: text.nullable(),
    smart_encoding: flag,
    url_shortener_settings: urlShortener.nullable(),
    v1_secret: text,
    webhook_api_version: z.enum(["1", "2", "2010-04-01"]),
    webhook_failover_url: text.nullable(),
    webhook_url: text.nullable(),
});

const named = z.object({
    name: text.min(1),
    whitelisted_destinations: z.array(text.regex(/^(\*|[A-Za-z]{2})$/, "must be an ISO 3166 alpha-2 code or *")),
    enabled: flag,
});

/** What makes a profile, with the types that the official clients have; fields that they do not know are ignored. */
export const profileRequest = named.extend({ enabled: flag.default(true) }).extend(settings.partial().shape);

/** What changes a profile: the same, all of it as it was where it is left out. */
export const profileChange = named.extend(settings.shape).partial();
