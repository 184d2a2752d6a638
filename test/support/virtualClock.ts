/** A clock whose time passes only while everybody sleeps: then at once to the moment at which the next one wakes. */
export class VirtualClock {
    private timeMs = 0;
    private readonly sleepers = new Set<{ untilMs: number; wake(): void }>();

    readonly now = (): number => this.timeMs;

    readonly sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
        new Promise((resolve) => {
            const wake = () => {
                this.sleepers.delete(sleeper);
                signal?.removeEventListener("abort", wake);
                resolve();
            };
            const sleeper = { untilMs: this.timeMs + ms, wake };
            this.sleepers.add(sleeper);
            signal?.addEventListener("abort", wake);
        });

    /** Lets time pass until something is settled. Throws when it waits for what never happens. */
    async until<Result>(promise: Promise<Result>): Promise<Result> {
        let isSettled = false;
        const settled = promise.finally(() => {
            isSettled = true;
        });
        settled.catch(() => undefined);
        for (;;) {
            // Everything that can go on without time goes on first.
            await new Promise((resolve) => setImmediate(resolve));
            if (isSettled) {
                return settled;
            }
            const next = [...this.sleepers].sort((one, other) => one.untilMs - other.untilMs)[0];
            if (next === undefined) {
                throw new Error("Nobody sleeps, and what is waited for is not settled.");
            }
            this.timeMs = Math.max(this.timeMs, next.untilMs);
            next.wake();
        }
    }
}
