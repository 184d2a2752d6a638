import { z } from "zod";
import type { TelnyxClient } from "./client";
import { describing, many, readable } from "./envelope";

const availablePhoneNumber = z.object({ phoneNumber: z.string() });

/** What to look for: one number, given by its country and the digits after the country code. */
export interface NumberSearch {
    /** ISO 3166-1 alpha-2; left out where the digits do not tell. */
    readonly countryCode?: string;
    readonly nationalNumber: string;
    /** Look among the numbers on hold for this account, where a released number stays for a while. */
    readonly onlyReserved?: boolean;
}

/** Searches for one number; a search makes it orderable, but does not hold it. Returns the numbers found. */
export async function searchNumber(client: TelnyxClient, search: NumberSearch): Promise<string[]> {
    const page = await client.request({
        method: "GET",
        path: "/available_phone_numbers",
        query: {
            "filter[country_code]": search.countryCode,
            "filter[phone_number][contains]": search.nationalNumber,
            "filter[limit]": 10,
            "filter[only_reserved_numbers]": search.onlyReserved ? true : undefined,
        },
        reply: many(availablePhoneNumber),
    });
    return page.data.map((found) => found.phoneNumber);
}

const price = z
    .union([z.string(), z.number().transform(String)])
    .optional()
    .catch(undefined);
const flag = z.boolean().optional().catch(undefined);

/** A number can be ordered whatever of it cannot be read. */
const offer = z.object({
    phoneNumber: z.string(),
    phoneNumberType: describing,
    features: readable(z.object({ name: describing }))
        .default([])
        .catch([]),
    costInformation: z
        .object({ upfrontCost: price, monthlyCost: price, currency: describing })
        .optional()
        .catch(undefined),
    regionInformation: readable(z.object({ regionType: describing, regionName: describing }))
        .default([])
        .catch([]),
    quickship: flag,
    reservable: flag,
    bestEffort: flag,
});

/** A number on offer, with what it costs and can do. */
export type Offer = z.output<typeof offer>;

/** What offers are like. */
export interface OfferSearch {
    readonly countryCode: string;
    readonly phoneNumberType?: string;
    readonly locality?: string;
    readonly administrativeArea?: string;
    readonly nationalDestinationCode?: string;
    readonly phoneNumber?: { readonly startsWith?: string; readonly endsWith?: string; readonly contains?: string };
    readonly features?: readonly string[];
    readonly limit?: number;
    /** Only numbers on hold for this account. */
    readonly reserved?: boolean;
}

/** Lists offers. Lists in a query are joined by commas, as the official client does. */
export async function listAvailablePhoneNumbers(client: TelnyxClient, search: OfferSearch): Promise<Offer[]> {
    const page = await client.request({
        method: "GET",
        path: "/available_phone_numbers",
        query: {
            "filter[country_code]": search.countryCode,
            "filter[phone_number_type]": search.phoneNumberType,
            "filter[locality]": search.locality,
            "filter[administrative_area]": search.administrativeArea,
            "filter[national_destination_code]": search.nationalDestinationCode,
            "filter[phone_number][starts_with]": search.phoneNumber?.startsWith,
            "filter[phone_number][ends_with]": search.phoneNumber?.endsWith,
            "filter[phone_number][contains]": search.phoneNumber?.contains,
            "filter[features]": search.features?.join(","),
            "filter[limit]": search.limit,
            "filter[only_reserved_numbers]": search.reserved ? true : undefined,
        },
        reply: many(offer),
    });
    return page.data;
}
