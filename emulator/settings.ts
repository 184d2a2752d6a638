import { z } from "zod";
import { duration, timerDuration } from "./durations";
import { webhookSettings } from "./webhooks/settings";

/** How many numbers of one kind bulk orders can still buy. */
export const inventoryEntry = z.strictObject({
    country_iso: z.string(),
    phone_number_type: z.string(),
    national_destination_code: z.string().optional(),
    available: z.number().int().min(0),
});

/** What a user of the emulator can set, at the start and by `configure`. */
export const settingsSchema = z.strictObject({
    /** How long every reply of the API takes. */
    latencyMs: timerDuration.default(0),
    /** True: replies hold only what the official description allows, although the real API sends more. */
    strict: z.boolean().default(false),
    /** How many requests the log keeps, the newest ones. */
    requestLogLimit: z.number().int().min(0).default(10_000),
    /** How long an order stays pending that nothing else holds back. */
    activationDelayMs: duration.default(0),
    /** How long after its order's success a number is missing from lists. */
    listingDelayMs: duration.default(0),
    /** False: orders stay pending until control settles them. */
    autoComplete: z.boolean().default(true),
    /** How long a bulk job runs. */
    jobDelayMs: duration.default(0),
    /** False: numbers can be ordered without a search. */
    searchRequired: z.boolean().default(true),
    /** How long an inexplicit order is under way. */
    bulkDelayMs: duration.default(0),
    /** False: inexplicit orders stay pending until control settles them. */
    bulkAutoComplete: z.boolean().default(true),
    /** How many numbers a number order has at most that results from an inexplicit order. */
    bulkOrderSize: z.number().int().min(1).default(1000),
    /** Requests one account may make in a window; null for no limit. */
    rateLimit: z
        .strictObject({ limit: z.number().int().min(1), windowMs: duration.min(1) })
        .nullable()
        .default(null),
    /** True: orders whose numbers were all released read `deleted`; false: they stay as they ended. */
    releasedRecordsVisible: z.boolean().default(true),
    /** How long a reservation keeps its numbers, and how much longer with each extension. */
    reservationMs: duration.default(30 * 60 * 1000),
    /** How many numbers an account can have reserved; null for no limit. */
    reservationLimit: z.number().int().min(0).nullable().default(null),
    /** How often a reservation can be extended; null for no limit. */
    extensionLimit: z.number().int().min(0).nullable().default(null),
    ...webhookSettings,
    /** True: ids of connections, profiles, groups, addresses and documents that the account does not have are refused. */
    checkReferences: z.boolean().default(false),
    /** What bulk orders find; kinds not named here never run out. */
    inventory: z.array(inventoryEntry).default([]),
});

/** The emulator's settings, all of them. */
export type EmulatorSettings = z.infer<typeof settingsSchema>;

/** One line of the bulk inventory. */
export type InventoryEntry = z.infer<typeof inventoryEntry>;

/** The settings that hold when nothing is said. */
export function settingsFrom(given: Partial<EmulatorSettings> = {}): EmulatorSettings {
    return settingsSchema.parse(given);
}
