/** Lets at most so many tasks run at a time; the others queue in order. */
export class Limiter {
    private running = 0;
    private readonly queue: (() => void)[] = [];

    constructor(private readonly limit: number) {}

    /** Runs a task when there is room. */
    async run<Result>(task: () => Promise<Result>): Promise<Result> {
        if (this.running >= this.limit) {
            await new Promise<void>((resolve) => this.queue.push(resolve));
        } else {
            this.running++;
        }
        try {
            return await task();
        } finally {
            const next = this.queue.shift();
            if (next === undefined) {
                this.running--;
            } else {
                next();
            }
        }
    }
}
