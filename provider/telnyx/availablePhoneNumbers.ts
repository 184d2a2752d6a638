import { z } from "zod";
import type { TelnyxClient } from "./client";
import { many } from "./envelope";

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
