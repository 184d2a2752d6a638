import type { Clock } from "./clock";

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

const firstDelayMs = 250;
const longestDelayMs = 5000;

/** Looks until everything has its answer or the time is over. The last look is at the very end of the time. */
export async function waitUntilSettled<Seen>(wait: Wait<Seen>): Promise<Waited<Seen>> {
    const start = wait.clock.now();
    let delayMs = firstDelayMs;
    let shown = "";
    for (;;) {
        const { seen, settled, progress } = await wait.look();
        const elapsedMs = wait.clock.now() - start;
        // The row keeps its last line, so a wait that showed something also shows how it ended.
        if (progress !== shown && (!settled || shown !== "")) {
            shown = progress;
            wait.report(`${progress} (${Math.round(elapsedMs / 1000)} s)`);
        }
        const isInterrupted = wait.signal?.aborted === true;
        if (settled || elapsedMs >= wait.timeoutMs || isInterrupted) {
            return { seen, timedOut: !settled, ...(!settled && isInterrupted ? { isInterrupted } : {}) };
        }
        await wait.clock.sleep(Math.min(delayMs, wait.timeoutMs - elapsedMs), wait.signal);
        delayMs = Math.min(delayMs * 1.5, longestDelayMs);
    }
}
