import { longestTimerMs } from "../durations";

/** The delays under way, so that closing and resetting can end them all. */
export class Timers {
    readonly #running = new Map<NodeJS.Timeout, () => void>();

    /** Acts later; `abandon` is what happens if everything ends before. */
    after(ms: number, act: () => void, abandon: () => void): void {
        const timer = setTimeout(
            () => {
                this.#running.delete(timer);
                act();
            },
            Math.min(ms, longestTimerMs),
        );
        this.#running.set(timer, abandon);
    }

    /** Waits; false if everything ends before. */
    pause(ms: number): Promise<boolean> {
        return new Promise((resolve) => {
            this.after(
                ms,
                () => {
                    resolve(true);
                },
                () => {
                    resolve(false);
                },
            );
        });
    }

    /** Ends all of them now. */
    clear(): void {
        this.#running.forEach((abandon, timer) => {
            clearTimeout(timer);
            abandon();
        });
        this.#running.clear();
    }
}
