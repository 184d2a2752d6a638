import { isSupportedCountry } from "../numbering";
import { z } from "zod";
import { unset } from "../lifecycle";

/** What people write, and what ISO 3166-1 calls it. */
const mistaken: Readonly<Record<string, string>> = { UK: "GB", EL: "GR", EN: "GB" };

/** A country that has phone numbers, by its code in ISO 3166-1 alpha-2. */
export const countryCode = z
    .string({ error: ({ input }) => `this must be a country code, written as a string${unset(input)}` })
    .regex(/^[A-Z]{2}$/, { error: ({ input }) => twoCapitals(String(input)), abort: true })
    .refine((code) => isSupportedCountry(code), {
        error: ({ input }) => {
            const meant = mistaken[String(input)];
            return `no country has the code ${String(input)} in ISO 3166-1${meant ? `: perhaps you mean ${meant}` : ""}`;
        },
    });

function twoCapitals(given: string): string {
    const capitals = given.trim().toUpperCase();
    const meant = mistaken[capitals] ?? capitals;
    const example =
        /^[A-Z]{2}$/.test(meant) && isSupportedCountry(meant) ? `: perhaps you mean ${meant}` : ", such as DE";
    return `this must be a country code of two capital letters${example}`;
}
