/** What is known of a request that failed. */
export interface FailedRequest {
    readonly method: string;
    /** HTTP status, if a reply came. */
    readonly status?: number;
    /** Node's or axios's code of a failure below HTTP, such as `ECONNREFUSED`. */
    readonly code?: string;
    /** The system call that failed, if one did. */
    readonly syscall?: string;
    /** Headers of the reply, names in lower case. */
    readonly headers?: Readonly<Record<string, unknown>>;
}

/** How often one request is sent at most. */
export const maxAttempts = 5;

const neverSent = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"]);
/** An established connection can end with these too, and then the request may have been carried out. */
const unreachable = new Set(["EHOSTUNREACH", "ENETUNREACH"]);
const connecting = new Set(["connect", "getaddrinfo"]);
const longestDelayMs = 30_000;

/**
 * Says how long to wait before a request is sent again, in milliseconds; undefined for "do not".
 * A POST is sent again only when it was certainly not carried out: refused with 429, or never sent.
 */
export function retryDelayMs(request: FailedRequest, attempt: number, random: () => number, baseMs = 500) {
    if (attempt >= maxAttempts || !mayRepeat(request)) {
        return undefined;
    }
    // A reply may ask for no wait at all: repeats of many requests at once would only meet the same limit again.
    const backOffMs = baseMs * 2 ** (attempt - 1) * (1 - random() / 4);
    return Math.max(resetDelayMs(request.headers) ?? 0, backOffMs);
}

function mayRepeat(request: FailedRequest): boolean {
    const { method, status } = request;
    if (status === 429 || wasNeverSent(request)) {
        return true;
    }
    // Below 300 there was an answer that could not be read.
    const unclear = status === undefined || status < 300 || status === 408 || status >= 500;
    return unclear && method.toUpperCase() !== "POST";
}

function wasNeverSent({ code = "", syscall = "" }: FailedRequest): boolean {
    return neverSent.has(code) || (unreachable.has(code) && connecting.has(syscall));
}

/**
 * The wait that the reply asks for. `x-ratelimit-reset` is documented as seconds and, on another page, as an epoch
 * time; `retry-after` is not documented for this API, but obeyed (docs/facts.md, A1).
 */
function resetDelayMs(headers: FailedRequest["headers"]): number | undefined {
    const seconds = firstNumber(headers?.["retry-after"]) ?? firstNumber(headers?.["x-ratelimit-reset"]);
    if (seconds === undefined || seconds < 0 || seconds >= 1e9) {
        return undefined;
    }
    return Math.min(seconds * 1000, longestDelayMs);
}

function firstNumber(header: unknown): number | undefined {
    const number = Number.parseFloat(String(header));
    return Number.isNaN(number) ? undefined : number;
}
