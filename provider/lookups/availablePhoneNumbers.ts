import { z } from "zod";
import { text } from "../lifecycle";
import { countryCode } from "../requirements/countryCode";
import { listAvailablePhoneNumbers } from "../telnyx";
import { phoneNumberType } from "./inputs";
import { lookup } from "./lookup";

const digits = z
    .string({ error: 'this must be digits, written as a string such as "555"' })
    .regex(/^\+?\d{1,15}$/, { error: 'this must be digits only, such as "555"' })
    .optional();

const limit = "this must be a whole number from 1 to 1000";

const schema = z.strictObject({
    countryCode,
    phoneNumberType: phoneNumberType.optional(),
    locality: text('a city, such as "Chicago"').optional(),
    administrativeArea: text('a state or province, such as "IL"').optional(),
    nationalDestinationCode: digits,
    phoneNumber: z.strictObject({ startsWith: digits, endsWith: digits, contains: digits }).optional(),
    features: z.array(text('a feature such as "sms" or "voice"')).optional(),
    limit: z
        .number({ error: limit })
        .int({ error: limit })
        .min(1, { error: limit })
        .max(1000, { error: limit })
        .optional(),
    reserved: z.boolean({ error: "this must be true or false" }).optional(),
});

/** Searches; what it shows can be ordered, but is not held. */
export const findAvailablePhoneNumbers = lookup("getAvailablePhoneNumbers", schema, async (args, { client }) => {
    const found = await listAvailablePhoneNumbers(client, args);
    const phoneNumbers = found.map(({ features, ...number }) => ({
        ...number,
        features: features.flatMap((feature) => feature.name ?? []),
    }));
    return { phoneNumbers };
});
