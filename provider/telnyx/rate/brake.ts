import { longestHoldMs } from "./rateWindow";
import type { RateReport } from "./rateReport";

/** The first delay after a 429, in milliseconds. */
const firstPauseMs = 500;
/** The longest delay that no reply asks for: a single request of all tries, which costs little. */
const longestBackOffMs = 8000;
/** How many requests may be under way while nothing is known: fewer than any limit that one could work with. */
const firstFlight = 4;

/**
 * Holds all requests of an account back after one was refused with 429: for as long as the reply asks, at least a time
 * that doubles with each refusal up to eight seconds, less a random part. Then a single one goes first.
 */
export class Brake {
    /** Until when nothing is sent. */
    pausedUntilMs = Number.NEGATIVE_INFINITY;
    /** How many requests may be under way. */
    width = firstFlight;
    private refusals = 0;
    private pausedAfter = 0;

    constructor(
        private readonly baseMs = firstPauseMs,
        private readonly random: () => number = Math.random,
    ) {}

    /** Notes that the request of this number was refused for now; `last` is the number of the newest one. */
    refuse(number: number, last: number, report: RateReport, nowMs: number): void {
        // Requests that were under way together are refused together, which is one refusal.
        if (number > this.pausedAfter || this.refusals === 0) {
            this.refusals++;
            this.pausedAfter = last;
        }
        const backOffMs = Math.min(this.baseMs * 2 ** (this.refusals - 1), longestBackOffMs) * (1 - this.random() / 4);
        const pauseMs = Math.min(Math.max(report.retryAfterMs ?? report.resetMs ?? 0, backOffMs), longestHoldMs);
        this.pausedUntilMs = Math.max(this.pausedUntilMs, nowMs + pauseMs);
        this.width = 1;
    }

    /** Notes any other end of a request; `isReply` says that the API answered. */
    release(number: number, isReply: boolean): void {
        if (this.refusals === 0 || (isReply && number > this.pausedAfter)) {
            this.refusals = 0;
            this.width = Number.POSITIVE_INFINITY;
        }
    }
}
