import type { Clock } from "./clock";
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
    /** Says of an error that the look saw nothing, and the next one may. @default none does */
    isBlind?(error: unknown): boolean;
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
    /** Somebody interrupted it before its time was over. */
    readonly isInterrupted?: true;
}

/** So many looks that got no answer, one after the other, are no reason to end a wait: the next one may see again. */
const maxBlindLooks = 2;

/**
 * Looks until everything has its answer or the time is over. The last look is at the very end of the time. All waits on
 * one pulse look at the same moments.
 */
export async function waitUntilSettled<Seen>(wait: Wait<Seen>): Promise<Waited<Seen>> {
    const { clock, pulse = new Pulse(), signal } = wait;
    const start = clock.now();
    const look = seeing(wait);
    let shown = "";
    for (;;) {
        const { seen, settled, progress } = await look(
            clock.now() - start >= wait.timeoutMs || signal?.aborted === true,
        );
        const elapsedMs = clock.now() - start;
        // The row keeps its last line, so a wait that showed something also shows how it ended.
        if (progress !== shown && (!settled || shown !== "")) {
            shown = progress;
            wait.report(`${progress} (${Math.round(elapsedMs / 1000)} s)`);
        }
        const isInterrupted = signal?.aborted === true;
        if (settled || elapsedMs >= wait.timeoutMs || isInterrupted) {
            return { seen, timedOut: !settled, ...(!settled && isInterrupted ? { isInterrupted } : {}) };
        }
        await pulse.next(clock, elapsedMs, wait.timeoutMs - elapsedMs, signal);
    }
}

/** Looks, and looks over a look that failed, once something was seen: then what was seen last still stands. */
function seeing<Seen>({ look, isBlind }: Wait<Seen>): (isLast: boolean) => Promise<Look<Seen>> {
    let last: Look<Seen> | undefined;
    let blind = 0;
    return async (isLast) => {
        try {
            last = await look();
            blind = 0;
            return last;
        } catch (error) {
            blind++;
            if (last === undefined || isLast || blind > maxBlindLooks || isBlind?.(error) !== true) {
                throw error;
            }
            return last;
        }
    };
}

/** How long a wait was, as the end of a sentence: `after 12 s`. */
export function waitedFor(elapsedMs: number, isInterrupted = false): string {
    const seconds = Math.round(elapsedMs / 1000);
    return isInterrupted ? `when the operation was interrupted after ${seconds} s` : `after ${seconds} s`;
}
