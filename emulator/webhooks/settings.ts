import { z } from "zod";
import { duration, timerDuration } from "../durations";

const url = z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null);

/** What can be set about webhooks. */
export const webhookSettings = {
    /** A receiver of the number order events of all accounts, as if each had set it up in the portal; null for none. */
    webhookUrl: url,
    /** Where these events go when that receiver does not take them; null for nowhere. */
    webhookFailoverUrl: url,
    /** How often a webhook is tried at each of its URLs. The API's own guide says three times. */
    webhookAttempts: z.number().int().min(1).default(3),
    /** How long a receiver may take to answer, in milliseconds; the API's own guide says two seconds. */
    webhookTimeoutMs: timerDuration.int().min(1).default(2000),
    /** How long after a failed attempt the next one is made; it doubles each time. The real times are not published. */
    webhookRetryMs: duration.default(1000),
};
