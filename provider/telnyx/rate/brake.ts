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
    /** How many requests may be under way, those that were so before the pause apart. */
    private width = firstFlight;
    private flying = 0;
    private refusals = 0;
    private pausedAfter = 0;

    constructor(
        private readonly baseMs = firstPauseMs,
        private readonly random: () => number = Math.random,
    ) {}

    /** Says that nothing is sent before something that is under way has ended. */
    get isShut(): boolean {
        return this.flying >= this.width;
    }

    /** Says that requests are held back because one was refused. */
    get isOn(): boolean {
        return this.refusals > 0;
    }

    /** Notes that a request was let through. */
    depart(): void {
        this.flying++;
    }

    /** Notes that the request of this number was refused for now; `last` is the number of the newest one. */
    refuse(number: number, last: number, report: RateReport, nowMs: number): void {
        this.land(number);
        // Requests that were under way together are refused together, which is one refusal.
        if (number > this.pausedAfter || this.refusals === 0) {
            this.refusals++;
            this.pausedAfter = last;
            // What is under way says nothing of the time after the pause, and one that hangs would make it a long one.
            this.flying = 0;
        }
        const backOffMs = Math.min(this.baseMs * 2 ** (this.refusals - 1), longestBackOffMs) * (1 - this.random() / 4);
        const pauseMs = Math.min(Math.max(report.retryAfterMs ?? report.resetMs ?? 0, backOffMs), longestHoldMs);
        this.pausedUntilMs = Math.max(this.pausedUntilMs, nowMs + pauseMs);
        this.width = 1;
    }

    /** Notes any other end of a request; `isReply` says that the API answered. */
    release(number: number, isReply: boolean): void {
        this.land(number);
        if (this.refusals === 0 || (isReply && number > this.pausedAfter)) {
            this.refusals = 0;
            this.width = Number.POSITIVE_INFINITY;
        }
    }

    private land(number: number): void {
        if (number > this.pausedAfter) {
            this.flying--;
        }
    }
}
