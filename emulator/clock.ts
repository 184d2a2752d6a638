/** Where the emulator takes its time from; tests hand in their own. */
export interface Clock {
    /** Milliseconds since the epoch. */
    now(): number;
}

const lastMs = Date.UTC(9999, 0);

/** A time, or the last one that there is: later ones have no ISO form that others read. */
export function withinDates(ms: number): number {
    return Math.min(ms, lastMs);
}

/** A clock that control can push forward, so that nothing ever has to sleep. */
export class PushedClock implements Clock {
    #pushed = 0;
    #lastMicros = 0;

    constructor(private readonly base: Clock = Date) {}

    /** Now, in milliseconds, with everything it was pushed. */
    now(): number {
        return this.base.now() + this.#pushed;
    }

    /** Moves the time forward, at most to the year 9999. */
    push(ms: number): void {
        if (this.now() + ms > lastMs) {
            throw new RangeError("the emulator's time ends with the year 9999");
        }
        this.#pushed += ms;
    }

    /** Forgets all pushes. */
    reset(): void {
        this.#pushed = 0;
    }

    /** A time stamp with microseconds that no earlier one equals, so that creation times order the records. */
    stamp(): string {
        this.#lastMicros = Math.max(Math.floor(this.now() * 1000), this.#lastMicros + 1);
        return stampOf(this.#lastMicros);
    }
}

function stampOf(micros: number): string {
    const rest = String(micros % 1000).padStart(3, "0");
    return new Date(Math.floor(micros / 1000)).toISOString().replace("Z", `${rest}+00:00`);
}

/** A whole second in the short form that deadlines and purchase times use. */
export function shortStamp(ms: number): string {
    return new Date(withinDates(ms)).toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** Microseconds of an ISO time stamp, or undefined if it is none. */
export function microsOf(stamp: string): number | undefined {
    const ms = Date.parse(stamp);
    if (Number.isNaN(ms)) {
        return undefined;
    }
    const fraction = /\.(\d+)/.exec(stamp)?.[1] ?? "";
    return Math.floor(ms / 1000) * 1_000_000 + Number(fraction.padEnd(6, "0").slice(0, 6));
}
