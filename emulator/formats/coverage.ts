import { featuresOf } from "../numbering/criteria";
import type { PhoneNumberType, Plan } from "../numbering/plans";

const northAmerica = ["US", "CA"];
const asiaPacific = ["AU"];

/** The kinds of numbers that a country can have; each has its part in the coverage, empty where there is none. */
const types: PhoneNumberType[] = ["local", "toll_free", "mobile", "national", "shared_cost"];

/** What there is in a country, as far as the emulator's numbering goes. */
export function countryCoverage({ country, ranges }: Plan) {
    const offered = types.filter((type) => ranges.some((range) => range.type === type));
    const parts = types.map((type) => [type, offered.includes(type) ? partOf(country, type) : {}]);
    const features = [...new Set(offered.flatMap((type) => featuresOf(country, type)))];
    return {
        code: country,
        features,
        international_sms: features.includes("international_sms"),
        inventory_coverage: true,
        numbers: true,
        p2p: northAmerica.includes(country),
        phone_number_type: offered,
        quickship: true,
        region: northAmerica.includes(country) ? "AMER" : asiaPacific.includes(country) ? "APAC" : "EMEA",
        reservable: true,
        ...(Object.fromEntries(parts) as Record<PhoneNumberType, object>),
    };
}

function partOf(country: string, type: PhoneNumberType) {
    const features = featuresOf(country, type);
    return {
        features,
        full_pstn_replacement: type === "local" && features.includes("emergency"),
        international_sms: features.includes("international_sms"),
        p2p: northAmerica.includes(country) && type === "local",
        quickship: true,
        reservable: true,
    };
}

/** The name of a country, under which the list of countries has it. */
export function countryName(code: string): string {
    return new Intl.DisplayNames(["en"], { type: "region" }).of(code) ?? code;
}
