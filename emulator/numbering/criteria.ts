import { identify, type Identity } from "./identify";
import type { PhoneNumberType } from "./plans";

/** What a search or a bulk order asks of a number. */
export interface Criteria {
    country_code?: string;
    phone_number_type?: string;
    national_destination_code?: string;
    administrative_area?: string;
    locality?: string;
    starts_with?: string;
    ends_with?: string;
    contains?: string;
    features?: string[];
}

const northAmericanFeatures = ["sms", "mms", "voice", "fax", "emergency", "hd_voice", "local_calling"];

/** What a number can do, by its country and type. */
export function featuresOf(country: string, type: PhoneNumberType): string[] {
    if (country === "US" || country === "CA") {
        return type === "toll_free" ? ["sms", "mms", "voice", "fax"] : northAmericanFeatures;
    }
    return type === "mobile" ? ["sms", "voice", "international_sms"] : ["voice", "fax"];
}

/** True if a number is what the criteria ask for. */
export function matches(phoneNumber: string, criteria: Criteria): boolean {
    const identity = identify(phoneNumber);
    return identity !== undefined && isOfKind(identity, criteria) && hasPattern(phoneNumber, identity, criteria);
}

/** True if country, type, place and features are what the criteria ask for. */
export function isOfKind(identity: Identity, criteria: Criteria): boolean {
    const features = featuresOf(identity.country, identity.type);
    return (
        agrees(criteria.country_code, identity.country) &&
        agrees(criteria.phone_number_type, identity.type) &&
        agrees(criteria.administrative_area, identity.administrativeArea) &&
        agrees(criteria.locality, identity.locality) &&
        (criteria.features ?? []).every((feature) => features.includes(feature))
    );
}

function agrees(asked: string | undefined, has: string | null): boolean {
    return asked === undefined || asked.toUpperCase() === has?.toUpperCase();
}

/** True if the digits are what the criteria ask for. */
export function hasPattern(phoneNumber: string, { callingCode, national }: Identity, criteria: Criteria): boolean {
    const { national_destination_code: code = "", starts_with, ends_with, contains } = criteria;
    // The pattern is meant to follow the destination code, but people also write it with the code, or whole.
    const starts = [phoneNumber, callingCode + national, national, national.slice(code.length)];
    return (
        national.startsWith(code) &&
        (starts_with === undefined || starts.some((start) => start.startsWith(starts_with))) &&
        (ends_with === undefined || phoneNumber.endsWith(ends_with)) &&
        (contains === undefined || phoneNumber.includes(contains))
    );
}
