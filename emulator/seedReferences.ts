import { z } from "zod";

const text = z.string().min(1);

/** Whose a record is. @default the first of the accounts */
const account = text.optional();

const digits = z.string().regex(/^\d{1,20}$/, "must be digits");

/** What a seed file has of the things that orders and numbers refer to, each with the id it shall have. */
export const seededReferences = {
    /** Connections with credentials. */
    connections: z.array(z.strictObject({ account, id: digits, connection_name: text })).default([]),
    /** Messaging profiles. */
    messaging_profiles: z.array(z.strictObject({ account, id: text, name: text })).default([]),
    /** Billing groups. */
    billing_groups: z.array(z.strictObject({ account, id: text, name: text })).default([]),
    /** Addresses; those of a requirement must suit its country. */
    addresses: z
        .array(
            z.strictObject({
                account,
                id: digits,
                business_name: text.default("Acme"),
                country_code: z
                    .string()
                    .regex(/^[A-Z]{2}$/, "must be an ISO 3166 alpha-2 code")
                    .default("US"),
                street_address: text.default("1 Main Street"),
                locality: text.default("Chicago"),
            }),
        )
        .default([]),
    /** Documents. */
    documents: z.array(z.strictObject({ account, id: z.uuid(), filename: text.default("document.pdf") })).default([]),
};

/** The same, checked and complete. */
export type SeededReferences = z.output<ReturnType<typeof z.strictObject<typeof seededReferences>>>;
