import { z } from "zod";
import { seededReferences } from "./seedReferences";
import { inventoryEntry } from "./settings";

const text = z.string().min(1);

const seedNumber = z.strictObject({
    /** Whose it is. @default the first of the accounts */
    account: text.optional(),
    phone_number: z.string().regex(/^\+[1-9]\d{6,14}$/, "must be a +E.164 number"),
    connection_id: text.optional(),
    messaging_profile_id: text.optional(),
    billing_group_id: text.optional(),
    customer_reference: text.optional(),
    tags: z.array(text).default([]),
    deletion_lock_enabled: z.boolean().default(false),
});

const seedGroup = z.strictObject({
    /** Whose it is. @default the first of the accounts */
    account: text.optional(),
    country_code: z.string().regex(/^[A-Z]{2}$/, "must be an ISO 3166 alpha-2 code"),
    phone_number_type: z.enum(["local", "toll_free", "mobile", "national", "shared_cost"]),
    action: z.enum(["ordering", "porting"]).default("ordering"),
    customer_reference: text.optional(),
    /** The values, as the API takes them. */
    regulatory_requirements: z.array(z.strictObject({ requirement_id: text, field_value: z.string() })).default([]),
    /** An approved group needs all its values. */
    status: z.enum(["unapproved", "pending-approval", "approved"]).default("unapproved"),
});

/** What an emulator has from the start: the content of a seed file. */
export const seedSchema = z.strictObject({
    /** Names of accounts, and a key for each. */
    accounts: z.array(z.strictObject({ account: text, key: text })).default([]),
    /** What bulk orders find, as the setting has it. */
    inventory: z.array(inventoryEntry).default([]),
    ...seededReferences,
    /** Owned numbers. */
    numbers: z.array(seedNumber).default([]),
    /** Requirement groups. */
    groups: z.array(seedGroup).default([]),
});

/** What an emulator has from the start, as it is written. */
export type Seed = z.input<typeof seedSchema>;

/** The same, checked and complete. */
export type CheckedSeed = z.output<typeof seedSchema>;
