import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { idText, text, type Compared } from "../lifecycle";
import type { NumberOrderRecord, PhoneNumber } from "../telnyx";
import type { NumberSettingsArgs } from "./args";
import { labelOf, type Mark } from "./reference";

/** One setting of a number: all that the rest of the house has to know of it. */
interface Setting<Value> {
    /** What users may write. */
    readonly schema: z.ZodType<Value>;
    /** The one way in which values are written that mean the same. @default as they are */
    readonly canonical?: (value: Value) => Value;
    /** What a number gets when the setting leaves the program; where this is missing, it is left as it is. */
    readonly cleared?: (mark: Mark) => Value;
    /** What changes it on a listed number: a PATCH of it or of its messaging, or only a job (docs/facts.md, A11). */
    readonly sentBy: "number" | "messaging" | "job";
    /** Its name in PATCHes and jobs. @default the name of the setting */
    readonly sentAs?: string;
    /** Says that the POST of an order takes it, for all numbers of the order. */
    readonly isOrdered?: boolean;
    /** How a listed number shows it. */
    readonly listed: (number: PhoneNumber) => Value;
    /** How an order shows it for its numbers before they are listed; where this is missing, that is not known. */
    readonly placed?: (order: NumberOrderRecord, token: string) => Value;
    /** What a new number has until it is listed and can be given something, where no order takes the setting. */
    readonly unlisted?: Value;
}

const row = <Value>(setting: Setting<Value>) => setting;

/**
 * The settings of a number, a row each. Schemas, comparisons, requests, read-back and inputs of both order resources
 * follow from it; what people read about a setting stands in args.ts and resource.ts, how it is sent in telnyx/.
 */
export const settings = {
    connectionId: row({
        schema: idText("the id of a connection"),
        cleared: () => "",
        sentBy: "number",
        isOrdered: true,
        listed: ({ connectionId = "" }) => connectionId,
        placed: ({ connectionId = "" }) => connectionId,
    }),
    billingGroupId: row({
        schema: idText("the id of a billing group"),
        cleared: () => "",
        sentBy: "number",
        isOrdered: true,
        listed: ({ billingGroupId = "" }) => billingGroupId,
        placed: ({ billingGroupId = "" }) => billingGroupId,
    }),
    messagingProfileId: row({
        schema: idText("the id of a messaging profile"),
        cleared: () => "",
        sentBy: "messaging",
        isOrdered: true,
        listed: ({ messagingProfileId = "" }) => messagingProfileId,
        placed: ({ messagingProfileId = "" }) => messagingProfileId,
    }),
    customerReference: row({
        schema: text("a label of your own"),
        cleared: ({ __label }) => __label,
        sentBy: "number",
        listed: ({ customerReference = "" }) => customerReference,
        placed: ({ customerReference }, token) => labelOf(customerReference, token) ?? "",
    }),
    deletionLock: row({
        schema: z.boolean({ error: "this must be true or false" }),
        sentBy: "job",
        sentAs: "deletionLockEnabled",
        listed: ({ deletionLockEnabled = false }) => deletionLockEnabled,
        unlisted: false,
    }),
    tags: row({
        schema: z.array(text("a tag", "take the element out of the list"), {
            error: "this must be a list of tags, each a text",
        }),
        canonical: (tags) => [...new Set(tags)].sort(),
        cleared: () => [],
        sentBy: "number",
        listed: ({ tags = [] }) => tags,
        unlisted: [],
    }),
} satisfies Record<keyof NumberSettingsArgs, object>;

type Table = typeof settings;
/** The name of a setting. */
export type SettingName = keyof Table;
type ValueOf<Name extends SettingName> = z.output<Table[Name]["schema"]>;

/** Values of settings, of one number or of all numbers of an order; those that are missing are not managed. */
export type SettingValues = { readonly [Name in SettingName]?: ValueOf<Name> };
/** Any value of any setting. */
export type SettingValue = ValueOf<SettingName>;

/** The names of all settings. */
export const settingNames = Object.keys(settings) as SettingName[];

/** A row of the table, for whoever goes through all of them. */
export function settingOf(name: SettingName): Setting<SettingValue> {
    return settings[name] as unknown as Setting<SettingValue>;
}

/** The settings as properties of a strict schema. */
export const settingsSchema = Object.fromEntries(
    settingNames.map((name) => [name, settings[name].schema.optional()]),
) as { [Name in SettingName]: z.ZodOptional<Table[Name]["schema"]> };

/** Writes settings in the one canonical way. Leaves alone what it cannot read, and what is not known yet. */
export function canonicalSettings<Inputs extends object>(inputs: Inputs): Inputs {
    const given = inputs as Record<string, unknown>;
    const rewritten = settingNames.flatMap((name) => {
        const { canonical, schema } = settingOf(name);
        const value = given[name];
        return canonical !== undefined && schema.safeParse(value).success
            ? [[name, canonical(value as SettingValue)] as const]
            : [];
    });
    return { ...inputs, ...Object.fromEntries(rewritten) };
}

/** The settings that the POST of an order takes. */
export function orderBody(inputs: SettingValues): Partial<Record<SettingName, string>> {
    const ordered = settingNames.filter((name) => settingOf(name).isOrdered);
    return Object.fromEntries(ordered.map((name) => [name, inputs[name]]));
}

/** What of settings counts when a state and a program are compared. */
export function comparedSettings(isIgnored: (name: string) => boolean): Compared<SettingValues> {
    const names = settingNames.filter((name) => !isIgnored(name));
    return Object.fromEntries(names.map((name) => [name, (inputs: SettingValues) => inputs[name]]));
}

/** An entry without the settings that say nothing: those that are ignored, and those that are as the order's. */
export function withoutIdle<Entry extends SettingValues>(
    entry: Entry,
    order: SettingValues,
    isIgnored: (name: string) => boolean,
): Partial<Entry> {
    const isIdle = (name: string, value: unknown) =>
        name in settings && (isIgnored(name) || isDeepStrictEqual(value, order[name as SettingName]));
    return Object.fromEntries(Object.entries(entry).filter(([name, value]) => !isIdle(name, value))) as Partial<Entry>;
}
