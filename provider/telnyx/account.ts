import DataLoader from "dataloader";
import { clientFor } from "./accountFor";
import { Claims } from "./claims";
import { createClient, type ClientOptions, type TelnyxClient } from "./client";
import { listRecentInexplicitNumberOrders, type ListedInexplicitNumberOrder } from "./inexplicitNumberOrders";
import { Limiter } from "./limiter";
import { listRecentNumberOrders, type ListedNumberOrder } from "./numberOrders";
import { findKnownNumbers, type KnownNumber } from "./ownership";
import { SharedPatience } from "./patience";
import { findPhoneNumber, listPhoneNumbers, type PhoneNumber } from "./phoneNumbers";
import { listRegulatoryRequirements, type Combination, type RegulatoryRequirement } from "./regulatoryRequirements";
import { resolveSettings, type ReadSetting } from "./settings";

/** One account at one host, with the look-ups that all resources of the process share. */
export interface Account {
    readonly client: TelnyxClient;
    /** Waits for room under the rate limit on behalf of all operations that ask together (accountFor.ts). */
    readonly shared: SharedPatience;
    /** How much of one kind of work all resources of the process have under way at a time. */
    readonly limits: Limits;
    /** What the resources of this run declare. */
    readonly claims: Claims;
    /** Ids of orders that somebody said may be taken over. */
    readonly adopt: ReadonlySet<string>;
    /** Finds a number the account holds, by its E.164 form. Look-ups of the same moment share their requests. */
    findPhoneNumber(e164: string): Promise<PhoneNumber | undefined>;
    /** Lists the account's recent orders. Calls of the same moment share one listing. */
    recentNumberOrders(): Promise<readonly ListedNumberOrder[]>;
    /** Lists the account's recent bulk orders. Calls of the same moment share one listing. */
    recentInexplicitNumberOrders(): Promise<readonly ListedInexplicitNumberOrder[]>;
    /** Finds a number that lists do not show, by its id; undefined when the account has lost it. */
    findKnownNumber(known: KnownNumber): Promise<PhoneNumber | undefined>;
    /** What numbers of a combination need, from the catalogue; asked for once in the life of the process. */
    regulatoryRequirements(combination: Combination): Promise<readonly RegulatoryRequirement[]>;
}

/** Queues that the resources of an account share. */
export interface Limits {
    /** Searches for numbers. */
    readonly searches: Limiter;
    /** Changes of settings, one number each. */
    readonly changes: Limiter;
    /** Releases, one number each. */
    readonly releases: Limiter;
    /** Open phone numbers jobs: the API takes 20 an account, and the rest is left to whatever else works on it. */
    readonly jobs: Limiter;
}

/** 8 pages of 250: the 2,000 newest orders. */
const recentPages = 8;
/** Up to here single look-ups are cheaper than learning how many pages the account has. */
const singlesThreshold = 3;
const gatherMs = 10;

/** Opens an account. */
export function openAccount(
    own: TelnyxClient,
    { claims = new Claims(), adopt = [] }: { claims?: Claims; adopt?: readonly string[] } = {},
): Account {
    const shared = new SharedPatience();
    const client = clientFor(own, shared);
    const gather = { cache: false, batchScheduleFn: (run: () => void) => void setTimeout(run, gatherMs) };
    const gatherMany = { ...gather, maxBatchSize: 20_000 };
    const numbers = new DataLoader<string, PhoneNumber | undefined>((keys) => locate(client, keys), gatherMany);
    const known = new DataLoader<KnownNumber, PhoneNumber | undefined>(
        (keys) => findKnownNumbers(client, keys),
        gatherMany,
    );
    const orders = new DataLoader<"recent", readonly ListedNumberOrder[]>(async (keys) => {
        const recent = await listRecentNumberOrders(client, recentPages);
        return keys.map(() => recent);
    }, gather);
    const bulkOrders = new DataLoader<"recent", readonly ListedInexplicitNumberOrder[]>(async (keys) => {
        const recent = await listRecentInexplicitNumberOrders(client, recentPages);
        return keys.map(() => recent);
    }, gather);
    const catalogue = new DataLoader<Combination, readonly RegulatoryRequirement[], string>(
        (combinations) => Promise.all(combinations.map((one) => listRegulatoryRequirements(client, one))),
        { cacheKeyFn: ({ countryCode, phoneNumberType, action }) => `${countryCode}/${phoneNumberType}/${action}` },
    );
    return {
        client: own,
        shared,
        claims,
        adopt: new Set(adopt),
        limits: {
            searches: new Limiter(8),
            changes: new Limiter(8),
            releases: new Limiter(8),
            jobs: new Limiter(10),
        },
        regulatoryRequirements: (combination) => catalogue.load(combination),
        findPhoneNumber: (e164) => numbers.load(e164),
        findKnownNumber: (number) => known.load(number),
        recentNumberOrders: () => orders.load("recent"),
        recentInexplicitNumberOrders: () => bulkOrders.load("recent"),
    };
}

/** Finds many numbers with the fewest requests: one look-up each, or all pages of the account, whichever is less. */
async function locate(client: TelnyxClient, keys: readonly string[]): Promise<(PhoneNumber | undefined)[]> {
    const wanted = [...new Set(keys)];
    const found = new Map<string, PhoneNumber>();
    const keep = (numbers: readonly PhoneNumber[]) => {
        for (const number of numbers) {
            // A number that was released and bought again may be listed twice.
            if (number.status !== "deleted" || !found.has(number.phoneNumber)) {
                found.set(number.phoneNumber, number);
            }
        }
    };
    const first = wanted.length <= singlesThreshold ? undefined : await listPhoneNumbers(client, 1);
    keep(first?.data ?? []);
    const rest = wanted.filter((e164) => !found.has(e164));
    if (first === undefined || first.totalPages - 1 > rest.length) {
        const singles = await Promise.all(rest.map((e164) => findPhoneNumber(client, e164)));
        keep(singles.filter((number) => number !== undefined));
    } else {
        // The newest come first, so what was bought of late is found long before the last page.
        for (let page = 2; page <= first.totalPages && wanted.some((e164) => !found.has(e164)); page++) {
            keep((await listPhoneNumbers(client, page)).data);
        }
    }
    return keys.map((e164) => found.get(e164));
}

const open = new Map<string, Account>();
/**
 * What every connection to an account has in common, whatever else its configuration says: what is declared in it, and
 * the client with its rate budget.
 */
const places = new Map<string, { readonly claims: Claims; readonly client: TelnyxClient }>();

/** Opens the account that the configuration names; the same settings give the same account within the process. */
export function connect(setting: ReadSetting, options: ClientOptions): Account {
    const settings = resolveSettings(setting);
    const key = JSON.stringify(settings);
    const place = `${settings.baseUrl} ${settings.apiKey}`;
    const { claims, client } = places.get(place) ?? { claims: new Claims(), client: createClient(settings, options) };
    places.set(place, { claims, client });
    const account = open.get(key) ?? openAccount(client, { ...settings, claims });
    open.set(key, account);
    return account;
}
