import { caAreas, canadianTollFreeExchange, isCanadian, tollFreeCodes, usAreas } from "./areaCodes";
import { plans, type PhoneNumberType } from "./plans";

/** What a number says about itself. */
export interface Identity {
    country: string;
    type: PhoneNumberType;
    callingCode: string;
    /** The digits behind the calling code. */
    national: string;
    administrativeArea: string | null;
    locality: string | null;
}

const cities: Record<string, string> = { DE30: "BERLIN", DE40: "HAMBURG", DE69: "FRANKFURT", DE89: "MÜNCHEN" };

/** True for a text in +E.164 form, possible or not. */
export function isE164(text: string): boolean {
    return /^\+[1-9]\d{6,14}$/.test(text);
}

/** Country, type and place of a possible number; undefined for one that no plan of the emulator has. */
export function identify(phoneNumber: string): Identity | undefined {
    if (!isE164(phoneNumber)) {
        return undefined;
    }
    const digits = phoneNumber.slice(1);
    if (digits.startsWith("1")) {
        return northAmerican(digits.slice(1));
    }
    const plan = claimedPlans.find((each) => digits.startsWith(each.callingCode));
    return plan && elsewhere(plan, digits.slice(plan.callingCode.length));
}

function northAmerican(national: string): Identity | undefined {
    if (!/^[2-9]\d{2}[2-9]\d{6}$/.test(national)) {
        return undefined;
    }
    const code = national.slice(0, 3);
    const area = usAreas[code] ?? caAreas[code];
    const isTollFree = tollFreeCodes.includes(code);
    const isInCanada = isTollFree ? national[3] === canadianTollFreeExchange : isCanadian(code);
    return {
        country: isInCanada ? "CA" : "US",
        type: isTollFree ? "toll_free" : "local",
        callingCode: "1",
        national,
        administrativeArea: area?.administrative_area ?? null,
        locality: area?.locality ?? null,
    };
}

/** The plans with what each prefix says about the type, the longest prefix first. */
const claimedPlans = plans.map((plan) => ({
    ...plan,
    claims: plan.ranges
        .flatMap(({ type, prefixes }) => prefixes.map((prefix) => ({ type, prefix })))
        .sort((one, other) => other.prefix.length - one.prefix.length),
}));

function elsewhere(plan: (typeof claimedPlans)[number], national: string): Identity | undefined {
    const [fewest, most] = plan.possible;
    if (national.length < fewest || national.length > most) {
        return undefined;
    }
    const claimed = plan.claims.find(({ prefix }) => national.startsWith(prefix));
    return {
        country: plan.country,
        type: claimed?.type ?? "local",
        callingCode: plan.callingCode,
        national,
        administrativeArea: null,
        locality: cities[`${plan.country}${claimed?.prefix ?? ""}`] ?? null,
    };
}

/** True if all numbers that begin with these digits are of the same type and place. */
export function isKindFixed(digits: string): boolean {
    if (digits.startsWith("1")) {
        return digits.length > 3;
    }
    const plan = claimedPlans.find((each) => digits.startsWith(each.callingCode));
    const national = digits.slice(plan?.callingCode.length);
    return plan?.claims.every(({ prefix }) => !prefix.startsWith(national) || prefix === national) ?? false;
}
