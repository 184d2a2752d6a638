import type { Clock } from "./clock";
import { ExplainedError } from "./errors";
import { Pulse } from "./pulse";

/** What one look saw: whether the wait is over, and a line for the person who watches. */
export interface Look<Seen> {
    readonly seen: Seen;
    readonly settled: boolean;
    /** What the wait is waiting for now; shown when it changes. */
    readonly progress: string;
}

/** A wait to be had. */
export interface Wait<Seen> {
    /** Looks once. What it throws ends the wait. */
    look(): Promise<Look<Seen>>;
    readonly timeoutMs: number;
    readonly clock: Clock;
    /** The beat that it shares with the other waits of its account. @default one of its own */
    readonly pulse?: Pulse;
    /**
     * Says of an error, for the person who watches, that the look saw nothing and a later one may: `Telnyx does not
     * answer`; undefined for one that ends the wait.
     * @default every error ends it
     */
    blindness?(error: unknown): string | undefined;
    /** Ends the wait when it is aborted. */
    readonly signal?: AbortSignal;
    /** Receives the progress line when it changes. */
    report(progress: string): void;
}

/** How a wait ended, with what was seen last. */
export interface Waited<Seen> {
    readonly seen: Seen;
    /** Not everything had its answer when the time was over, or when somebody interrupted the wait. */
    readonly timedOut: boolean;
    /** How long it was, and how it ended if by itself it did not, as the end of a sentence: `after 12 s`. */
    readonly after: string;
}

/** A wait outlasts so many milliseconds without an answer to its looks; what takes longer is for a person to know. */
const longestBlindMs = 60_000;

/**
 * Looks until everything has its answer or the time is over. The last look is at the very end of the time. All waits on
 * one pulse look at the same moments. Throws what a look throws that cannot be looked over.
 */
export async function waitUntilSettled<Seen>(wait: Wait<Seen>): Promise<Waited<Seen>> {
    const { clock, timeoutMs, pulse = new Pulse(), signal } = wait;
    const start = clock.now();
    const isOver = () => clock.now() - start >= timeoutMs || signal?.aborted === true;
    const see = seeing(wait);
    const tell = telling(wait, start);
    for (;;) {
        const { last, progress, unanswered } = await see(isOver());
        tell(progress, last?.settled === true);
        const elapsedMs = clock.now() - start;
        if (last !== undefined && (last.settled || isOver())) {
            const isInterrupted = signal?.aborted === true;
            const after = waitedFor(elapsedMs, { isInterrupted, unanswered });
            return { seen: last.seen, timedOut: !last.settled, after };
        }
        if (!isOver()) {
            await pulse.next(clock, elapsedMs, timeoutMs - elapsedMs, signal);
        }
    }
}

interface Sight<Seen> {
    /** What was seen last; undefined when no look has seen anything yet. */
    readonly last: Look<Seen> | undefined;
    readonly progress: string;
    /** Why the newest look saw nothing. */
    readonly unanswered?: string;
}

/** Looks, and looks over a look that got no answer: what was seen before it still stands. */
function seeing<Seen>({ look, blindness, clock }: Wait<Seen>): (isLast: boolean) => Promise<Sight<Seen>> {
    let last: Look<Seen> | undefined;
    let blindSinceMs: number | undefined;
    return async (isLast) => {
        try {
            last = await look();
            blindSinceMs = undefined;
            return { last, progress: last.progress };
        } catch (error) {
            const unanswered = blindness?.(error);
            blindSinceMs ??= clock.now();
            if (unanswered === undefined || (isLast && last === undefined)) {
                throw error;
            }
            if (!isLast && clock.now() - blindSinceMs >= longestBlindMs) {
                throw new ExplainedError(outage(unanswered, last?.progress));
            }
            return { last, unanswered, progress: [last?.progress, unanswered].filter(Boolean).join("; ") };
        }
    };
}

function outage(unanswered: string, progress: string | undefined): string {
    const seen = progress === undefined ? "" : `; the last that was seen: ${progress}`;
    return `${unanswered}, for more than a minute${seen}. Nothing is lost: run again later to go on`;
}

/** Reports a line when it changes. */
function telling({ clock, report }: Pick<Wait<unknown>, "clock" | "report">, start: number) {
    let shown = "";
    return (progress: string, settled: boolean) => {
        // The row keeps its last line, so a wait that showed something also shows how it ended.
        if (progress !== shown && (!settled || shown !== "")) {
            shown = progress;
            report(`${progress} (${Math.round((clock.now() - start) / 1000)} s)`);
        }
    };
}

function waitedFor(elapsedMs: number, { isInterrupted = false, unanswered = "" }): string {
    const seconds = Math.round(elapsedMs / 1000);
    const after = isInterrupted ? `when the operation was interrupted after ${seconds} s` : `after ${seconds} s`;
    return unanswered === "" ? after : `${after} (${unanswered})`;
}
