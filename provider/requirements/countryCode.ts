import { isSupportedCountry } from "../numbering";
import { z } from "zod";

/** What people write, and what ISO 3166-1 calls it. */
const mistaken: Readonly<Record<string, string>> = { UK: "GB", EL: "GR", EN: "GB" };

/** A country that has phone numbers, by its code in ISO 3166-1 alpha-2. */
export const countryCode = z
    .string({ error: "this must be a country code, written as a string" })
    .regex(/^[A-Z]{2}$/, { error: "this must be a country code of two capital letters, such as DE", abort: true })
    .refine((code) => isSupportedCountry(code), {
        error: ({ input }) => {
            const meant = mistaken[String(input)];
            return `no country has the code ${String(input)} in ISO 3166-1${meant ? `: perhaps you mean ${meant}` : ""}`;
        },
    });
