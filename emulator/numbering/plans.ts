import { caAreas, canadianTollFreeExchange, tollFreeCodes, usAreas } from "./areaCodes";

/** The number types of orders. */
export type PhoneNumberType = "local" | "toll_free" | "mobile" | "national" | "shared_cost";

/** A part of a country's numbering that is of one type. */
export interface Range {
    type: PhoneNumberType;
    /** What national numbers of the range start with. */
    prefixes: string[];
    /** How many digits generated national numbers have. */
    digits: number;
}

/** How one country numbers its phones, as far as the emulator cares. */
export interface Plan {
    country: string;
    callingCode: string;
    ranges: Range[];
    /** The fewest and most digits of a possible national number. */
    possible: [number, number];
}

function range(type: PhoneNumberType, prefixes: string, digits: number): Range {
    return { type, prefixes: prefixes.split(" "), digits };
}

function northAmerican(country: string, areaCodes: string[], tollFreePrefixes: string[]): Plan {
    const local: Range = { type: "local", prefixes: areaCodes, digits: 10 };
    const tollFree: Range = { type: "toll_free", prefixes: tollFreePrefixes, digits: 10 };
    return { country, callingCode: "1", ranges: [local, tollFree], possible: [10, 10] };
}

function plan(country: string, callingCode: string, possible: [number, number], ...ranges: Range[]): Plan {
    return { country, callingCode, possible, ranges };
}

/** The countries of the emulator. The first range of a country is local and takes what no other prefix claims. */
export const plans: Plan[] = [
    northAmerican("US", Object.keys(usAreas), tollFreeCodes),
    northAmerican(
        "CA",
        Object.keys(caAreas),
        tollFreeCodes.map((code) => code + canadianTollFreeExchange),
    ),
    plan(
        "DE",
        "49",
        [6, 12],
        range("local", "30 40 69 89 221 711", 11),
        range("mobile", "151 160 170 176", 11),
        range("national", "32", 11),
        range("toll_free", "800", 10),
        range("shared_cost", "180", 10),
    ),
    plan(
        "GB",
        "44",
        [9, 10],
        range("local", "20 121 131 161", 10),
        range("mobile", "7", 10),
        range("national", "33 37", 10),
        range("toll_free", "800 808", 10),
        range("shared_cost", "84 87", 10),
    ),
    plan(
        "FR",
        "33",
        [9, 9],
        range("local", "1 2 3 4 5", 9),
        range("mobile", "6 7", 9),
        range("national", "9", 9),
        range("toll_free", "80", 9),
        range("shared_cost", "81 82", 9),
    ),
    plan(
        "CH",
        "41",
        [9, 9],
        range("local", "21 22 31 44 61", 9),
        range("mobile", "75 76 77 78 79", 9),
        range("national", "51", 9),
        range("toll_free", "800", 9),
        range("shared_cost", "84", 9),
    ),
    plan(
        "IT",
        "39",
        [6, 11],
        range("local", "02 06 011 081", 10),
        range("mobile", "3", 10),
        range("toll_free", "800", 9),
        range("shared_cost", "84", 9),
    ),
    plan(
        "SE",
        "46",
        [7, 10],
        range("local", "8 31 40", 9),
        range("mobile", "70 72 73 76", 9),
        range("national", "77", 9),
        range("toll_free", "20", 9),
    ),
    plan(
        "DK",
        "45",
        [8, 8],
        range("local", "32 33 35 70 86", 8),
        range("mobile", "20 30 40 50 60", 8),
        range("toll_free", "80", 8),
    ),
    plan("NO", "47", [8, 8], range("local", "21 22 23 55", 8), range("mobile", "4 9", 8), range("toll_free", "800", 8)),
    plan(
        "PT",
        "351",
        [9, 9],
        range("local", "21 22 239", 9),
        range("mobile", "91 92 93 96", 9),
        range("national", "30", 9),
        range("toll_free", "800", 9),
    ),
    plan(
        "ES",
        "34",
        [9, 9],
        range("local", "91 93 95 96", 9),
        range("mobile", "6", 9),
        range("national", "51", 9),
        range("toll_free", "900", 9),
        range("shared_cost", "901 902", 9),
    ),
    plan(
        "NL",
        "31",
        [9, 10],
        range("local", "10 20 30 70", 9),
        range("mobile", "6", 9),
        range("national", "85 88", 9),
        range("toll_free", "800", 10),
    ),
    plan(
        "AT",
        "43",
        [7, 12],
        range("local", "1 316 662 732", 10),
        range("mobile", "660 664 676", 10),
        range("national", "720", 9),
        range("toll_free", "800", 9),
    ),
    plan(
        "BE",
        "32",
        [8, 9],
        range("local", "2 3 4 9", 8),
        range("mobile", "46 47 48 49", 9),
        range("national", "78", 8),
        range("toll_free", "800", 8),
    ),
    plan(
        "IE",
        "353",
        [7, 10],
        range("local", "1 21 61 91", 9),
        range("mobile", "83 85 86 87", 9),
        range("national", "76 818", 9),
        range("toll_free", "1800", 10),
    ),
    plan(
        "AU",
        "61",
        [9, 10],
        range("local", "2 3 7 8", 9),
        range("mobile", "4", 9),
        range("national", "1300", 10),
        range("toll_free", "1800", 10),
    ),
];
