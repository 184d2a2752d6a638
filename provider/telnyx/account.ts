import DataLoader from "dataloader";
import { clientFor } from "./accountFor";
import { createClient, type ClientOptions, type TelnyxClient } from "./client";
import type { ListedInexplicitNumberOrder } from "./inexplicitNumberOrders";
import type { ListedNumberOrder } from "./numberOrders";
import { findKnownNumbers, type KnownNumber } from "./ownership";
import { findJobs, type PhoneNumbersJob } from "./phoneNumberJobs";
import type { PhoneNumber } from "./phoneNumbers";
import { SharedPatience } from "./rate";
import { listRegulatoryRequirements, type Combination, type RegulatoryRequirement } from "./regulatoryRequirements";
import { resolveSettings, type ReadSetting } from "./settings";
import { AccountLists, Claims, gathering, Limiter, NumberWrites, Writes, type FoundNumberOrder } from "./together";

/** One account at one host, with the look-ups that all resources of the process share. */
export interface Account {
    readonly client: TelnyxClient;
    /** What all views of the account have in common; it waits for room on behalf of all that ask together. */
    readonly shared: SharedPatience;
    /** What was changed through this view of the account, such as that of an operation. */
    readonly writes: Writes;
    /** Searches for numbers that all resources of the process have under way at a time. */
    readonly searches: Limiter;
    /** Changes and releases of numbers, which share jobs. */
    readonly numberWrites: Pick<NumberWrites, "change" | "changeMessaging" | "release">;
    /** What the resources of this run declare. */
    readonly claims: Claims;
    /** Ids of orders that somebody said may be taken over. */
    readonly adopt: ReadonlySet<string>;
    /**
     * Finds a number the account holds, by its E.164 form. Look-ups of the same moment share their requests; what was
     * read up to `maxAgeMs` ago is used again, if this process changed nothing since.
     */
    findPhoneNumber(e164: string, maxAgeMs?: number): Promise<PhoneNumber | undefined>;
    /** Finds an order by its id, whole or as the list shows it, in the same way. Throws when it is not there. */
    findNumberOrder(id: string, maxAgeMs?: number): Promise<FoundNumberOrder>;
    /** Lists the account's recent orders. Calls of the same moment share one listing. */
    recentNumberOrders(): Promise<readonly ListedNumberOrder[]>;
    /** Finds the recent orders whose references end in this; `isWhole` says that the account has no older ones. */
    markedNumberOrders(mark: string): Promise<{ orders: readonly ListedNumberOrder[]; isWhole: boolean }>;
    /** Lists the account's recent bulk orders. Calls of the same moment share one listing. */
    recentInexplicitNumberOrders(): Promise<readonly ListedInexplicitNumberOrder[]>;
    /** Finds a number that lists do not show, by its id; undefined when the account has lost it. */
    findKnownNumber(known: KnownNumber): Promise<PhoneNumber | undefined>;
    /** Finds a job over numbers by its id. Look-ups of the same moment share their requests. */
    findJob(id: string): Promise<PhoneNumbersJob>;
    /** What numbers of a combination need, from the catalogue; asked for once in the life of the process. */
    regulatoryRequirements(combination: Combination): Promise<readonly RegulatoryRequirement[]>;
}

/** What an account is opened with, beside its client. */
export interface AccountOptions {
    /** What the resources of the run declare. @default nothing */
    readonly claims?: Claims;
    /** Ids of orders that may be taken over. @default none */
    readonly adopt?: readonly string[];
    /** Milliseconds since some fixed moment. @default the machine's clock */
    readonly now?: () => number;
}

/** Opens an account. */
export function openAccount(
    transport: TelnyxClient,
    { claims = new Claims(), adopt = [], now = Date.now }: AccountOptions = {},
): Account {
    const writes = new Writes();
    const shared = new SharedPatience();
    const own = writes.noting(transport);
    const client = clientFor(own, shared);
    const lists = new AccountLists(client, writes, now);
    const known = new DataLoader<KnownNumber, PhoneNumber | undefined>(
        (keys) => findKnownNumbers(client, keys),
        gathering,
    );
    const jobs = new DataLoader<string, PhoneNumbersJob>((ids) => findJobs(client, ids), gathering);
    const catalogue = new DataLoader<Combination, readonly RegulatoryRequirement[], string>(
        (combinations) => Promise.all(combinations.map((one) => listRegulatoryRequirements(client, one))),
        { cacheKeyFn: ({ countryCode, phoneNumberType, action }) => `${countryCode}/${phoneNumberType}/${action}` },
    );
    return {
        client: own,
        shared,
        writes,
        claims,
        adopt: new Set(adopt),
        searches: new Limiter(8),
        numberWrites: new NumberWrites(client, now),
        regulatoryRequirements: (combination) => catalogue.load(combination),
        findPhoneNumber: (e164, maxAgeMs = 0) => lists.findPhoneNumber({ key: e164, maxAgeMs }),
        findNumberOrder: (id, maxAgeMs = 0) => lists.findNumberOrder({ key: id, maxAgeMs }),
        findKnownNumber: (number) => known.load(number),
        findJob: (id) => jobs.load(id),
        recentNumberOrders: () => lists.recentNumberOrders(),
        markedNumberOrders: (mark) => lists.markedNumberOrders(mark),
        recentInexplicitNumberOrders: () => lists.recentInexplicitNumberOrders(),
    };
}

/** Accounts by host and key: what is declared, the rate budget and all that was read belong to every connection. */
const open = new Map<string, Account>();

/** Opens the account that the configuration names; within the process there is one of each. */
export function connect(setting: ReadSetting, options: ClientOptions): Account {
    const settings = resolveSettings(setting);
    const place = `${settings.baseUrl} ${settings.apiKey}`;
    const account = open.get(place) ?? openAccount(createClient(settings, options), { now: () => options.clock.now() });
    open.set(place, account);
    return { ...account, adopt: new Set(settings.adopt) };
}
