/** Where a North American area code is. */
export interface Area {
    administrative_area: string;
    locality: string;
}

/** The area codes that the emulator offers by itself; any other possible one can be asked for. */
export const usAreas: Record<string, Area> = {
    "201": { administrative_area: "NJ", locality: "JERSEY CITY" },
    "202": { administrative_area: "DC", locality: "WASHINGTON" },
    "206": { administrative_area: "WA", locality: "SEATTLE" },
    "212": { administrative_area: "NY", locality: "NEW YORK" },
    "213": { administrative_area: "CA", locality: "LOS ANGELES" },
    "214": { administrative_area: "TX", locality: "DALLAS" },
    "215": { administrative_area: "PA", locality: "PHILADELPHIA" },
    "303": { administrative_area: "CO", locality: "DENVER" },
    "305": { administrative_area: "FL", locality: "MIAMI" },
    "312": { administrative_area: "IL", locality: "CHICAGO" },
    "404": { administrative_area: "GA", locality: "ATLANTA" },
    "415": { administrative_area: "CA", locality: "SAN FRANCISCO" },
    "503": { administrative_area: "OR", locality: "PORTLAND" },
    "512": { administrative_area: "TX", locality: "AUSTIN" },
    "602": { administrative_area: "AZ", locality: "PHOENIX" },
    "617": { administrative_area: "MA", locality: "BOSTON" },
    "702": { administrative_area: "NV", locality: "LAS VEGAS" },
    "713": { administrative_area: "TX", locality: "HOUSTON" },
    "773": { administrative_area: "IL", locality: "CHICAGO" },
    "919": { administrative_area: "NC", locality: "RALEIGH" },
};

/** The Canadian area codes with a known place. */
export const caAreas: Record<string, Area> = {
    "204": { administrative_area: "MB", locality: "WINNIPEG" },
    "306": { administrative_area: "SK", locality: "REGINA" },
    "403": { administrative_area: "AB", locality: "CALGARY" },
    "416": { administrative_area: "ON", locality: "TORONTO" },
    "418": { administrative_area: "QC", locality: "QUEBEC" },
    "514": { administrative_area: "QC", locality: "MONTREAL" },
    "604": { administrative_area: "BC", locality: "VANCOUVER" },
    "613": { administrative_area: "ON", locality: "OTTAWA" },
    "647": { administrative_area: "ON", locality: "TORONTO" },
    "780": { administrative_area: "AB", locality: "EDMONTON" },
    "902": { administrative_area: "NS", locality: "HALIFAX" },
};

/** The other area codes of Canada, all that the shared country code leaves to it. */
const furtherCanadian =
    "226 236 249 250 257 263 289 343 354 365 367 368 382 387 428 431 437 438 450 468 474 506 519 548 " +
    "579 581 584 587 639 672 683 705 709 742 753 778 807 819 825 867 873 879 905 942";

const canadian = new Set([...Object.keys(caAreas), ...furtherCanadian.split(" ")]);

/** True for an area code of Canada. */
export function isCanadian(areaCode: string): boolean {
    return canadian.has(areaCode);
}

/**
 * The real toll-free codes belong to both countries. Here a number has one country in all views, so those whose
 * exchange begins with this digit are Canadian.
 */
export const canadianTollFreeExchange = "9";

/** The area codes of toll-free numbers in the US and Canada. */
export const tollFreeCodes = ["800", "833", "844", "855", "866", "877", "888"];
