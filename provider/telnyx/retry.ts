/** What is known of a request that failed. */
export interface FailedRequest {
    readonly method: string;
    /** Doing it twice is as good as doing it once, although it is a POST. */
    readonly isRepeatable?: boolean;
    /** HTTP status, if a reply came. */
    readonly status?: number;
    /** Node's or axios's code of a failure below HTTP, such as `ECONNREFUSED`. */
    readonly code?: string;
    /** The system call that failed, if one did. */
    readonly syscall?: string;
}

/** How often one request is sent at most, without what the rate limit refused. */
export const maxAttempts = 5;

const neverSent = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"]);
/** An established connection can end with these too, and then the request may have been carried out. */
const unreachable = new Set(["EHOSTUNREACH", "ENETUNREACH"]);
const connecting = new Set(["connect", "getaddrinfo"]);

/**
 * Says how long to wait before a request is sent again, in milliseconds; undefined for "do not".
 * A POST is sent again only when it was certainly not carried out, because it was never sent, or where twice is as good
 * as once. What the rate limit refuses was not carried out either, and waits for room instead (rate/budget.ts).
 */
export function retryDelayMs(request: FailedRequest, attempt: number, random: () => number, baseMs = 500) {
    return attempt >= maxAttempts || !mayRepeat(request) ? undefined : baseMs * 2 ** (attempt - 1) * (1 - random() / 4);
}

function mayRepeat(request: FailedRequest): boolean {
    const { method, status, isRepeatable = method.toUpperCase() !== "POST" } = request;
    if (wasNeverSent(request)) {
        return true;
    }
    // Below 300 there was an answer that could not be read.
    const unclear = status === undefined || status < 300 || status === 408 || status >= 500;
    return unclear && isRepeatable;
}

function wasNeverSent({ code = "", syscall = "" }: FailedRequest): boolean {
    return neverSent.has(code) || (unreachable.has(code) && connecting.has(syscall));
}
