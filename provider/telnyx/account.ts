import { clientFor } from "./accountFor";
import type { TelnyxClient } from "./client";
import { SharedPatience } from "./rate";
import { Claims, Limiter, NumberWrites, sharedLookUps, Writes, type LookUps } from "./together";

/** One account at one host, with what all resources of the process look up and change together. */
export interface Account extends LookUps {
    readonly client: TelnyxClient;
    /** What all views of the account have in common; it waits for room on behalf of all that ask together. */
    readonly shared: SharedPatience;
    /** What was changed through this view of the account, such as that of an operation. */
    readonly writes: Writes;
    /** Searches for numbers that all resources of the process have under way at a time. */
    readonly searches: Limiter;
    /** Changes and releases of numbers, which share jobs. */
    readonly numberWrites: Pick<NumberWrites, "change" | "changeMessaging" | "release" | "lookForJobRoom">;
    /** What the resources of this run declare. */
    readonly claims: Claims;
    /** Ids of orders and requirement groups that somebody said may be taken over. */
    readonly adopt: ReadonlySet<string>;
}

/** What an account is opened with, beside its client. */
export interface AccountOptions {
    /** What the resources of the run declare. @default nothing */
    readonly claims?: Claims;
    /** Ids of orders and requirement groups that may be taken over. @default none */
    readonly adopt?: readonly string[];
    /** Milliseconds since some fixed moment, by the clock of the client. @default the machine's clock */
    readonly now?: () => number;
}

/** Opens an account. */
export function openAccount(
    transport: TelnyxClient,
    { claims = new Claims(), adopt = [], now = Date.now }: AccountOptions = {},
): Account {
    const writes = new Writes();
    const shared = new SharedPatience(now);
    const own = writes.noting(transport);
    const client = clientFor(own, shared);
    const lookUps = sharedLookUps(client, writes, now);
    return {
        ...lookUps,
        client: own,
        shared,
        writes,
        claims,
        adopt: new Set(adopt),
        searches: new Limiter(8),
        numberWrites: new NumberWrites(client, writes, now, lookUps.findJob),
    };
}
