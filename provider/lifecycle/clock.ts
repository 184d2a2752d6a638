/** Time as the handlers see it; tests bring their own. */
export interface Clock {
    /** Milliseconds since some fixed moment; of the machine's clock, since 1970. */
    now(): number;
    /** Waits; not any longer once the signal is aborted. */
    sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's clock. */
export const systemClock: Clock = {
    now: () => Date.now(),
    sleep: (ms, signal) =>
        new Promise((resolve) => {
            const end = () => {
                clearTimeout(timer);
                signal?.removeEventListener("abort", end);
                resolve();
            };
            const timer = setTimeout(end, ms);
            signal?.addEventListener("abort", end);
            if (signal?.aborted) {
                end();
            }
        }),
};
