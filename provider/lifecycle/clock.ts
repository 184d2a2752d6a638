/** Time as the handlers see it; tests bring their own. */
export interface Clock {
    /** Milliseconds since some fixed moment. */
    now(): number;
    /** Waits. */
    sleep(ms: number): Promise<void>;
}

/** The machine's clock. */
export const systemClock: Clock = {
    now: () => Date.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};
