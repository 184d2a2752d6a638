import { longestHoldMs } from "./rateWindow";

/** From here on a number is no count of seconds, but a time since 1970: in seconds, and from the second on in milliseconds. */
const leastEpoch = 1e9;
const leastEpochMs = 1e11;

const number = /^\s*(\d+(?:\.\d+)?)\s*(?:[,;]|$)/;
const date = /^\s*(?:\d{4}-\d\d-\d\dT|[A-Z][a-z]{2}, \d\d )/;

/**
 * How long it is to the moment that a header names, in milliseconds: in seconds to go, as an epoch time, or as a date.
 * `nowMs` is what the clock shows that the moment is measured by. Undefined for anything else.
 */
export function timeTo(header: unknown, nowMs: number): number | undefined {
    const text = String(header);
    const [, digits] = number.exec(text) ?? [];
    if (digits !== undefined && Number(digits) < leastEpoch) {
        return Number(digits) * 1000;
    }
    const momentMs = digits === undefined ? dateOf(text) : epochOf(Number(digits));
    // Clocks may differ by anything.
    return momentMs === undefined ? undefined : Math.min(Math.max(momentMs - nowMs, 0), longestHoldMs);
}

function epochOf(epoch: number): number {
    return epoch < leastEpochMs ? endOfSecond(epoch * 1000) : epoch;
}

function dateOf(text: string): number | undefined {
    const momentMs = date.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(momentMs) ? undefined : endOfSecond(momentMs);
}

/** A moment in whole seconds may have been rounded either way: when its second has passed, it has as well. */
function endOfSecond(momentMs: number): number {
    return momentMs % 1000 === 0 ? momentMs + 1000 : momentMs;
}
