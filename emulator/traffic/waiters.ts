/** Those who wait for something to happen, until it does or there is no point in waiting any more. */
export class Waiters {
    readonly #waiting = new Set<{ look: () => void; giveUp: (reason: string) => void }>();

    /**
     * Resolves with what `look` finds, now or at the first announcement after which it finds something; rejects if the
     * signal aborts or everybody's waiting ends before.
     */
    until<T>(look: () => T | undefined, signal?: AbortSignal): Promise<T> {
        const found = new Promise<T>((resolve, reject) => {
            const stop = (): void => {
                this.#waiting.delete(waiter);
                signal?.removeEventListener("abort", abandon);
            };
            const waiter = {
                look() {
                    const result = look();
                    if (result !== undefined) {
                        stop();
                        resolve(result);
                    }
                },
                giveUp(reason: string) {
                    stop();
                    reject(new Error(reason));
                },
            };
            const abandon = (): void => {
                waiter.giveUp("The waiting was given up.");
            };
            if (signal?.aborted) {
                abandon();
                return;
            }
            signal?.addEventListener("abort", abandon);
            this.#waiting.add(waiter);
            waiter.look();
        });
        // Who does not wait any more need not hear of it: that must not end the process as an error nobody caught.
        found.catch(() => undefined);
        return found;
    }

    /** Says that there may be something to find. */
    announce(): void {
        this.#waiting.forEach(({ look }) => {
            look();
        });
    }

    /** Ends everybody's waiting. */
    end(reason: string): void {
        this.#waiting.forEach(({ giveUp }) => {
            giveUp(reason);
        });
    }

    /** How many wait. */
    get size(): number {
        return this.#waiting.size;
    }
}
