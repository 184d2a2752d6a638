import type { OrderingGroupRecord } from "../telnyx";

/** Which numbers a group is for: what groups are matched by. */
export interface Criteria {
    readonly countryIso: string;
    readonly phoneNumberType: string;
    readonly administrativeArea?: string;
    readonly locality?: string;
    readonly nationalDestinationCode?: string;
    readonly phoneNumber?: { readonly startsWith?: string; readonly endsWith?: string; readonly contains?: string };
    readonly features?: readonly string[];
}

/** A group as a program declares it: which numbers, how many, and how to buy them. */
export interface DeclaredGroup extends Criteria {
    readonly countRequested: number;
    readonly strategy?: "always" | "never";
    readonly quickship?: boolean;
    readonly excludeHeldNumbers?: boolean;
}

/** Criteria that mean the same have the same key, however they are written. From the key they can be read again. */
export function keyOf(criteria: Criteria): string {
    const { phoneNumber: { startsWith, endsWith, contains } = {}, features = [] } = criteria;
    const pattern = present({ startsWith, endsWith, contains });
    return JSON.stringify({
        countryIso: criteria.countryIso.toUpperCase(),
        phoneNumberType: criteria.phoneNumberType.toLowerCase().replace(/-|(?<=toll)(?=free)/g, "_"),
        administrativeArea: normal(criteria.administrativeArea),
        locality: normal(criteria.locality),
        nationalDestinationCode: normal(criteria.nationalDestinationCode),
        phoneNumber: Object.keys(pattern).length === 0 ? undefined : pattern,
        features: features.length === 0 ? undefined : sortedFeatures(features),
    });
}

/** One kind of numbers: criteria together with their key. */
export interface Kind {
    readonly key: string;
    readonly criteria: Criteria;
}

/** The kind of numbers that criteria ask for; how many and how to buy them is left out. */
export function kindOf(criteria: Criteria): Kind {
    return kindOfKey(keyOf(criteria));
}

/** The kind that a key stands for, as a state remembers it. */
export function kindOfKey(key: string): Kind {
    return { key, criteria: JSON.parse(key) as Criteria };
}

/** The part of a key that the API shows again: `locality` and `features` are never answered, nor need a plus be. */
export function echoKeyOf(criteria: Criteria): string {
    const digits = Object.entries(criteria.phoneNumber ?? {}).map(([place, text]) => [place, text?.replace(/^\+/, "")]);
    const phoneNumber = Object.fromEntries(digits) as Criteria["phoneNumber"];
    return keyOf({ ...criteria, phoneNumber, locality: undefined, features: undefined });
}

/** The criteria as far as the API shows them. */
export function shownCriteria(record: OrderingGroupRecord): Criteria {
    const { countryIso = "", phoneNumberType = "", administrativeArea, nationalDestinationCode, phoneNumber } = record;
    return { countryIso, phoneNumberType, administrativeArea, nationalDestinationCode, phoneNumber };
}

/** Features as a set. */
export function sortedFeatures(features: readonly string[]): string[] {
    return [...new Set(features)].sort();
}

/** Groups are a set: sorted, they are the same in whatever order they are written. */
export function canonicalGroups(groups: readonly DeclaredGroup[]): DeclaredGroup[] {
    const sorted = [...groups].sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
    return sorted.map((group) =>
        group.features === undefined ? group : { ...group, features: sortedFeatures(group.features) },
    );
}

/** Names a group for people: `US local, area code 312, IL, CHICAGO`. */
export function describeCriteria(criteria: Criteria): string {
    const { countryIso, phoneNumberType, administrativeArea, locality, nationalDestinationCode } = criteria;
    const { phoneNumber: { startsWith, endsWith, contains } = {}, features = [] } = criteria;
    return [
        `${countryIso} ${phoneNumberType}`,
        nationalDestinationCode && `area code ${nationalDestinationCode}`,
        administrativeArea,
        locality,
        startsWith && `starting with ${startsWith}`,
        contains && `containing ${contains}`,
        endsWith && `ending with ${endsWith}`,
        features.length > 0 && `with ${sortedFeatures(features).join(" and ")}`,
    ]
        .filter(Boolean)
        .join(", ");
}

function normal(text: string | undefined): string | undefined {
    return text === undefined ? undefined : text.trim().toUpperCase();
}

function present(pattern: Record<string, string | undefined>): Record<string, string> {
    return Object.fromEntries(
        Object.entries(pattern).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
}
