/** `customTimeouts` as the resource class copies them into its hidden input: Go durations such as `1h30m`. */
export interface Timeouts {
    readonly create?: string;
    readonly update?: string;
    readonly delete?: string;
}

const minuteMs = 60_000;
const defaultsMs = { create: 10 * minuteMs, update: 10 * minuteMs, delete: 5 * minuteMs };
const unitsMs: Readonly<Record<string, number>> = {
    ns: 1e-6,
    us: 1e-3,
    µs: 1e-3,
    ms: 1,
    s: 1000,
    m: minuteMs,
    h: 60 * minuteMs,
};
const term = /(\d+(?:\.\d+)?|\.\d+)(ns|us|µs|ms|s|m|h)/g;

/** Reads a Go duration in milliseconds; undefined when it is not one. */
export function parseDuration(text: string): number | undefined {
    const terms = [...text.matchAll(term)];
    if (terms.length === 0 || terms.map(([whole]) => whole).join("") !== text) {
        return undefined;
    }
    return terms.reduce((sum, [, amount, unit]) => sum + Number(amount) * (unitsMs[unit ?? ""] ?? 0), 0);
}

/**
 * How long an operation may wait: what the user set, else 10 minutes, for delete 5. A duration of zero or less
 * counts as not set: it is `waitFor` that turns the wait off.
 */
export function timeoutMs(operation: keyof Timeouts, timeouts: Timeouts | undefined): number {
    const setMs = parseDuration(timeouts?.[operation] ?? "") ?? 0;
    return setMs > 0 ? setMs : defaultsMs[operation];
}
