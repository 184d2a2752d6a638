import DataLoader from "dataloader";
import type { TelnyxClient } from "../client";
import { listNumberOrderPhoneNumbers, type NumberOrderPhoneNumber } from "../numberOrderPhoneNumbers";
import { listPendingSubNumberOrders, type SubNumberOrder } from "../subNumberOrders";
import type { Freshness } from "./freshness";
import { gathering } from "./gathering";
import { Listing } from "./listing";

/** What lists show of the parts of orders: with it, the account's list of orders tells those that ask for papers, too. */
export interface OrderParts {
    /** Numbers in orders, by their ids there. */
    readonly phoneNumbers: ReadonlyMap<string, NumberOrderPhoneNumber>;
    /** Sub orders that are pending, by their ids. */
    readonly pendingSubOrders: ReadonlyMap<string, SubNumberOrder>;
}

interface Wanted {
    /** The countries of the orders' numbers. */
    readonly countryCodes: readonly string[];
    /** How old, in milliseconds, what is used again may be. */
    readonly maxAgeMs: number;
}

/** The API does not page these lists: one that is longer than so many entries is not read a second time. */
const longestList = 2000;

/**
 * Reads the lists of the parts of orders once for all who want them at the same moment. Undefined where they are too
 * long to be read for a few of their entries.
 */
export function orderPartsOf(client: TelnyxClient, freshness: Freshness) {
    const pending = new Listing(() => listPendingSubNumberOrders(client), freshness.at);
    const countries = new Map<string, Listing<NumberOrderPhoneNumber>>();
    const ofCountry = (code: string) => {
        const known = countries.get(code) ?? new Listing(() => listNumberOrderPhoneNumbers(client, code), freshness.at);
        countries.set(code, known);
        return known;
    };
    const readAll = async (wanted: readonly Wanted[]): Promise<OrderParts | undefined> => {
        const codes = new Set(wanted.flatMap(({ countryCodes }) => countryCodes));
        const lists = [...codes].map(ofCountry);
        if (lists.some(isTooLong)) {
            return undefined;
        }
        const isCurrent = freshness.isUnchanged("orders", Math.min(...wanted.map(({ maxAgeMs }) => maxAgeMs)));
        const reading = { maxPages: 1, isCurrent };
        const [subOrders, ...numbers] = await Promise.all([
            pending.read(reading),
            ...lists.map((list) => list.read(reading)),
        ]);
        return {
            phoneNumbers: new Map(numbers.flatMap(({ entries }) => entries).map((entry) => [entry.id, entry])),
            pendingSubOrders: new Map(subOrders.entries.map((entry) => [entry.id, entry])),
        };
    };
    const parts = new DataLoader<Wanted, OrderParts | undefined>(async (wanted) => {
        const read = await readAll(wanted);
        return wanted.map(() => read);
    }, gathering);
    return (countryCodes: readonly string[], maxAgeMs: number) => parts.load({ countryCodes, maxAgeMs });
}

function isTooLong(list: Listing<NumberOrderPhoneNumber>): boolean {
    return (list.known(() => true)?.entries.length ?? 0) > longestList;
}
