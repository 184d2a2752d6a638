import { timeTo } from "./timeTo";

/** What a reply says of the account's rate limit; undefined where it says nothing that can be read. */
export interface RateReport {
    /** How many requests a window allows. */
    readonly limit?: number;
    /** How long a window is, in milliseconds. */
    readonly windowMs?: number;
    /** How many requests are left in this window. */
    readonly remaining?: number;
    /** How long it is to the next window, in milliseconds. */
    readonly resetMs?: number;
    /** How long the API asks not to be asked again, in milliseconds: that says nothing of windows. */
    readonly retryAfterMs?: number;
}

/**
 * Reads the headers of a reply, names in lower case. The limit is a list, such as `2000, 2000;w=1`. `x-ratelimit-reset`
 * is documented as seconds and, on another page, as an epoch time, which is one by the clock of the reply's `date`, or else
 * by ours; `retry-after` is not documented for this API, but obeyed (docs/facts.md, A1).
 */
export function readRateReport(headers: Readonly<Record<string, unknown>>, nowMs: number): RateReport {
    const limit = firstNumber(headers["x-ratelimit-limit"]);
    const dateMs = Date.parse(String(headers["date"]));
    const serverNowMs = Number.isNaN(dateMs) ? nowMs : dateMs;
    return {
        limit: limit === 0 ? undefined : limit,
        windowMs: windowMs(String(headers["x-ratelimit-limit"]), limit),
        remaining: firstNumber(headers["x-ratelimit-remaining"]),
        resetMs: timeTo(headers["x-ratelimit-reset"], serverNowMs),
        retryAfterMs: timeTo(headers["retry-after"], serverNowMs),
    };
}

const policy = /(\d+)\s*;\s*w=(\d+)/g;

function windowMs(header: string, limit: number | undefined): number | undefined {
    const policies = [...header.matchAll(policy)];
    const [, , seconds] = policies.find(([, allowed]) => Number(allowed) === limit) ?? [];
    return Number(seconds ?? 0) * 1000 || undefined;
}

function firstNumber(header: unknown): number | undefined {
    const number = Number.parseFloat(String(header));
    return number >= 0 && Number.isFinite(number) ? number : undefined;
}
