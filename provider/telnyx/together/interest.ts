/** What was asked for of late: many ask one after the other where the engine works on many resources. */
export class Interest {
    private readonly asked = new Map<string, number>();

    constructor(private readonly forMs: number) {}

    /** How many different things were asked for of late. */
    size(nowMs: number): number {
        for (const [key, ms] of this.asked) {
            // The oldest come first.
            if (nowMs - ms <= this.forMs) {
                break;
            }
            this.asked.delete(key);
        }
        return this.asked.size;
    }

    /** Notes what is asked for now. Says how many different things were asked for of late, these among them. */
    note(keys: readonly string[], nowMs: number): number {
        for (const key of keys) {
            this.asked.delete(key);
            this.asked.set(key, nowMs);
        }
        return this.size(nowMs);
    }
}
