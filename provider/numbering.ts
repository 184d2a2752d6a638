import type { PhoneNumber } from "libphonenumber-js";

/** North America has ten digits everywhere: who has no other numbers does without what is known of all countries. */
const northAmerican = /^\+1\d{10}$/;

/** Large, so loaded for the first number that needs it. Check is synchronous, hence by require. */
function world() {
    return require("libphonenumber-js") as typeof import("libphonenumber-js");
}

/** Says whether any number of its country has so many digits; whether it is assigned is another question. */
export function isPossiblePhoneNumber(phoneNumber: string): boolean {
    return northAmerican.test(phoneNumber) || world().isPossiblePhoneNumber(phoneNumber);
}

/** Takes a number in E.164 apart; undefined where it is none. */
export function parsePhoneNumberFromString(phoneNumber: string): PhoneNumber | undefined {
    return world().parsePhoneNumberFromString(phoneNumber);
}

/** Says whether a country code of ISO 3166-1 is that of a country with phone numbers. */
export function isSupportedCountry(code: string): boolean {
    return world().isSupportedCountry(code);
}
