import type { RateReport } from "./rateReport";

/** A request that was let through, and has no reply yet. */
export interface Pass {
    /** Counts the requests of the process, from 1. */
    readonly number: number;
    /** The window that it was let through in. */
    readonly window: number;
}

/** However wrong a header is, something is tried after so long. */
export const longestHoldMs = 60_000;

/**
 * What is known of the account's limit, and when it lets the next request through: at once while more than half of the
 * window is left, so that few requests are never slowed down; from then on spread evenly over the rest of the window, which
 * leaves room for whoever else works on the account. Knows nothing at first, and then holds nothing up.
 */
export class RateWindow {
    private limit: number | undefined;
    private windowMs = 0;
    private isWindowNamed = false;
    private left = Number.POSITIVE_INFINITY;
    private resetsAtMs = Number.POSITIVE_INFINITY;
    private isReported = false;
    private window = 0;
    private takenAtMs = Number.NEGATIVE_INFINITY;
    private taken = 0;
    private flying = 0;

    /** The number of the request that was let through last; 0 for none. */
    get last(): number {
        return this.taken;
    }

    /** The limit in words, such as `8 requests a second`; undefined while it is not known. */
    get allowance(): string | undefined {
        return this.limit === undefined || this.windowMs === 0
            ? undefined
            : `${this.limit} request${this.limit === 1 ? "" : "s"} ${spanOf(this.windowMs)}`;
    }

    /** When the next request may go; at once is now. */
    opensAtMs(nowMs: number): number {
        if (nowMs >= this.resetsAtMs) {
            this.turn(nowMs);
        }
        if (this.limit === undefined || this.left > this.limit / 2) {
            return nowMs;
        }
        const shareMs = (this.resetsAtMs - this.takenAtMs) / (Math.max(this.left, 0) + 1);
        return this.takenAtMs + Math.min(shareMs, longestHoldMs);
    }

    /** Lets a request through. */
    take(nowMs: number): Pass {
        this.left--;
        this.flying++;
        this.takenAtMs = nowMs;
        return { number: ++this.taken, window: this.window };
    }

    /** Learns from a reply, or that there will be none. */
    land(pass: Pass, report: RateReport, nowMs: number): void {
        this.flying--;
        this.limit = report.limit ?? this.limit;
        this.measure(report);
        const untilMs = this.untilReset(report);
        if (
            pass.window !== this.window ||
            this.limit === undefined ||
            report.remaining === undefined ||
            untilMs === 0
        ) {
            return;
        }
        // Whether requests under way are counted in what remains is not known. With none, the report is the whole truth,
        // also where windows slide; else the order of replies is not that of counting, and the lowest count is safe.
        const left = report.remaining - this.flying;
        const isWholeTruth = this.flying === 0 && pass.number === this.taken;
        const isAnew = !this.isReported || (isWholeTruth && left > this.left);
        this.left = isWholeTruth ? left : Math.min(this.left, left);
        // Seconds are rounded up, so each report names a moment at which the window is over for certain.
        this.resetsAtMs = Math.min(isAnew ? Number.POSITIVE_INFINITY : this.resetsAtMs, nowMs + untilMs);
        this.isReported = true;
    }

    /** Where no reply names the window, the longest time to a reset that was seen is the best guess. */
    private measure({ windowMs, resetMs = 0 }: RateReport): void {
        this.isWindowNamed ||= windowMs !== undefined;
        this.windowMs = windowMs ?? (this.isWindowNamed ? this.windowMs : Math.max(this.windowMs, resetMs));
    }

    /** No window ends later than one that begins now; a reset in no time was rounded, and says nothing. */
    private untilReset({ resetMs = 0 }: RateReport): number {
        return resetMs === 0 ? this.windowMs : Math.min(resetMs, this.windowMs);
    }

    private turn(nowMs: number): void {
        this.window++;
        this.isReported = false;
        const limit = this.windowMs > 0 ? this.limit : undefined;
        // What is under way may be counted in the new window.
        this.left = limit === undefined ? Number.POSITIVE_INFINITY : limit - this.flying;
        this.resetsAtMs = limit === undefined ? Number.POSITIVE_INFINITY : nowMs + this.windowMs;
    }
}

const spans: ReadonlyMap<number, string> = new Map([
    [1000, "a second"],
    [60_000, "a minute"],
    [3_600_000, "an hour"],
]);

function spanOf(ms: number): string {
    return spans.get(ms) ?? `in ${Math.round(ms / 100) / 10} seconds`;
}
