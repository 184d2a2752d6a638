import type { Clock } from "./clock";

const firstDelayMs = 300;
const longestDelayMs = 5000;
/** A wait is noticed to be over by this part of its own length at most. */
const partOfAge = 4;
/** Processes that started together do not ask together. */
const jitter = 0.1;

interface Waiting {
    resolve(): void;
    reject(error: unknown): void;
}

/**
 * The common beat of all waits of an account: they look at the same moment, so their look-ups can share requests. It
 * beats as often as the youngest wait wants, and at once faster when a new one joins.
 */
export class Pulse {
    private waiting: Waiting[] = [];
    private dueMs = Number.POSITIVE_INFINITY;

    /** @param random gives numbers from 0 to 1 */
    constructor(private readonly random: () => number = Math.random) {}

    /** Waits for the next beat: no longer than a wait of this age wants, or than it may. Ends when it is aborted. */
    async next(clock: Clock, ageMs: number, timeLeftMs: number, signal?: AbortSignal): Promise<void> {
        const delayMs = Math.min(Math.max(ageMs / partOfAge, firstDelayMs), longestDelayMs);
        const dueMs = clock.now() + Math.min(Math.ceil(delayMs * (1 - this.random() * jitter)), timeLeftMs);
        let isOver: () => void = () => undefined;
        try {
            await new Promise<void>((resolve, reject) => {
                isOver = resolve;
                signal?.addEventListener("abort", isOver);
                this.waiting.push({ resolve, reject });
                this.schedule(clock, dueMs, signal);
            });
        } finally {
            signal?.removeEventListener("abort", isOver);
        }
    }

    private schedule(clock: Clock, dueMs: number, signal?: AbortSignal): void {
        if (dueMs >= this.dueMs) {
            return;
        }
        this.dueMs = dueMs;
        const isCurrent = () => this.dueMs === dueMs;
        clock.sleep(dueMs - clock.now(), signal).then(
            // One that an earlier beat has overtaken says nothing.
            () => isCurrent() && this.end(({ resolve }) => resolve()),
            (error: unknown) => isCurrent() && this.end(({ reject }) => reject(error)),
        );
    }

    private end(tell: (waiting: Waiting) => void): void {
        const waiting = this.waiting;
        this.waiting = [];
        this.dueMs = Number.POSITIVE_INFINITY;
        waiting.forEach(tell);
    }
}

const pulses = new WeakMap<object, Pulse>();

/** The pulse of all waits that have this in common, such as their account. */
export function pulseOf(common: object): Pulse {
    const pulse = pulses.get(common) ?? new Pulse();
    pulses.set(common, pulse);
    return pulse;
}
