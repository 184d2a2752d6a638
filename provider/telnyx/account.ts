import DataLoader from "dataloader";
import { createClient, type ClientOptions, type TelnyxClient } from "./client";
import { listRecentNumberOrders, type NumberOrderRecord } from "./numberOrders";
import { findPhoneNumber, listPhoneNumbers, type PhoneNumber } from "./phoneNumbers";
import { listRegulatoryRequirements, type Combination, type RegulatoryRequirement } from "./regulatoryRequirements";
import { resolveSettings, type ReadSetting } from "./settings";

/** One account at one host, with the look-ups that all resources of the process share. */
export interface Account {
    readonly client: TelnyxClient;
    /** Finds a number the account holds, by its E.164 form. Look-ups of the same moment share their requests. */
    findPhoneNumber(e164: string): Promise<PhoneNumber | undefined>;
    /** Lists the account's recent orders. Calls of the same moment share one listing. */
    recentNumberOrders(): Promise<readonly NumberOrderRecord[]>;
    /** What numbers of a combination need, from the catalogue; asked for once in the life of the process. */
    regulatoryRequirements(combination: Combination): Promise<readonly RegulatoryRequirement[]>;
}

/** 8 pages of 250: the 2,000 newest orders. */
const recentPages = 8;
/** Up to here single look-ups are cheaper than learning how many pages the account has. */
const fewNumbers = 3;
const gatherMs = 10;

/** Opens an account. */
export function openAccount(client: TelnyxClient): Account {
    const gather = { cache: false, batchScheduleFn: (run: () => void) => void setTimeout(run, gatherMs) };
    const numbers = new DataLoader<string, PhoneNumber | undefined>((keys) => locate(client, keys), {
        ...gather,
        maxBatchSize: 20_000,
    });
    const orders = new DataLoader<"recent", readonly NumberOrderRecord[]>(async (keys) => {
        const recent = await listRecentNumberOrders(client, recentPages);
        return keys.map(() => recent);
    }, gather);
    const catalogue = new DataLoader<Combination, readonly RegulatoryRequirement[], string>(
        (combinations) => Promise.all(combinations.map((one) => listRegulatoryRequirements(client, one))),
        { cacheKeyFn: ({ countryCode, phoneNumberType, action }) => `${countryCode}/${phoneNumberType}/${action}` },
    );
    return {
        client,
        regulatoryRequirements: (combination) => catalogue.load(combination),
        findPhoneNumber: (e164) => numbers.load(e164),
        recentNumberOrders: () => orders.load("recent"),
    };
}

/** Finds many numbers with the fewest requests: one look-up each, or all pages of the account, whichever is less. */
async function locate(client: TelnyxClient, keys: readonly string[]): Promise<(PhoneNumber | undefined)[]> {
    const wanted = [...new Set(keys)];
    const found = new Map<string, PhoneNumber>();
    const keep = (numbers: readonly PhoneNumber[]) => {
        for (const number of numbers) {
            found.set(number.phoneNumber, number);
        }
    };
    const first = wanted.length <= fewNumbers ? undefined : await listPhoneNumbers(client, 1);
    keep(first?.data ?? []);
    const rest = wanted.filter((e164) => !found.has(e164));
    if (first === undefined || first.totalPages - 1 > rest.length) {
        const singles = await Promise.all(rest.map((e164) => findPhoneNumber(client, e164)));
        keep(singles.filter((number) => number !== undefined));
    } else {
        for (let page = 2; page <= first.totalPages; page++) {
            keep((await listPhoneNumbers(client, page)).data);
        }
    }
    return keys.map((e164) => found.get(e164));
}

const open = new Map<string, Account>();

/** Opens the account that the configuration names; the same settings give the same account within the process. */
export function connect(setting: ReadSetting, options?: ClientOptions): Account {
    const settings = resolveSettings(setting);
    const key = JSON.stringify(settings);
    const account = open.get(key) ?? openAccount(createClient(settings, options));
    open.set(key, account);
    return account;
}
