import DataLoader from "dataloader";
import type { TelnyxClient } from "../client";
import { listNumberOrderPhoneNumbers, type NumberOrderPhoneNumber } from "../numberOrderPhoneNumbers";
import { listPendingSubNumberOrders, type SubNumberOrder } from "../subNumberOrders";
import type { Freshness } from "./freshness";
import { gathering } from "./gathering";
import { Interest } from "./interest";
import { WholeList } from "./wholeList";

/** What lists show of the parts of orders: with it, the account's list of orders tells those that ask for papers, too. */
export interface OrderParts {
    /** Numbers in orders, by their ids there. */
    readonly phoneNumbers: ReadonlyMap<string, NumberOrderPhoneNumber>;
    /** Sub orders that are pending, by their ids. */
    readonly pendingSubOrders: ReadonlyMap<string, SubNumberOrder>;
}

/** An order whose parts are wanted. */
export interface WantedParts {
    /** Id of the order. */
    readonly id: string;
    /** The countries of its numbers, ISO 3166-1 alpha-2. */
    readonly countries: readonly string[];
    readonly isPending: boolean;
    /** How old, in milliseconds, what is used again may be. */
    readonly maxAgeMs: number;
}

/** Up to so many orders are read one by one: two requests each, and the lists hold what was ordered at all times. */
const singlesThreshold = 3;
/** Orders that were asked for in so many milliseconds up to now count as well. */
const interestMs = 3000;

/**
 * Reads the lists of the parts of orders once for all who want them at the same moment, where they are many. Undefined
 * for those of whom no list tells.
 */
export function orderPartsOf(client: TelnyxClient, freshness: Freshness) {
    const pending = new WholeList(() => listPendingSubNumberOrders(client), freshness);
    const countries = new Map<string, WholeList<NumberOrderPhoneNumber>>();
    const ofCountry = (code: string) => {
        const known = countries.get(code) ?? new WholeList(() => listNumberOrderPhoneNumbers(client, code), freshness);
        countries.set(code, known);
        return known;
    };
    const interest = new Interest(interestMs);
    const readAll = async (wanted: readonly WantedParts[]): Promise<(OrderParts | undefined)[]> => {
        const orders = wanted.map(({ id }) => id);
        if (interest.note(orders, freshness.at().ms) <= singlesThreshold) {
            return wanted.map(() => undefined);
        }
        const maxAgeMs = Math.min(...wanted.map((one) => one.maxAgeMs));
        const codes = [...new Set(wanted.flatMap((one) => one.countries))];
        const isAnyPending = wanted.some(({ isPending }) => isPending);
        const [subOrders, ...numbers] = await Promise.all([
            isAnyPending ? pending.read(maxAgeMs) : undefined,
            ...codes.map((code) => ofCountry(code).read(maxAgeMs)),
        ]);
        const parts = {
            phoneNumbers: new Map(numbers.flatMap((entries) => [...(entries ?? [])])),
            pendingSubOrders: subOrders ?? new Map<string, SubNumberOrder>(),
        };
        const read = new Set(codes.filter((_, index) => numbers[index] !== undefined));
        return wanted.map((one) => (one.countries.every((code) => read.has(code)) ? parts : undefined));
    };
    const loader = new DataLoader<WantedParts, OrderParts | undefined>(readAll, gathering);
    return (wanted: WantedParts) => loader.load(wanted);
}
