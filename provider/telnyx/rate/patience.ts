import { setMaxListeners } from "node:events";
import { RateLimitError } from "../errors";
import { longestHoldMs } from "./rateWindow";

/** After so long it is said what a request waits for, and its patience is asked again. */
export const noticeMs = 1000;

/** How long requests may wait for room under the rate limit, and who hears of it. */
export interface Patience {
    /** Ends the waits that are under way when it is aborted. */
    readonly signal?: AbortSignal;
    /** Says whether a request that has waited since then waits in vain from now on; `refusal` says why, to who leaves. */
    isOver(sinceMs: number, nowMs: number, refusal: () => Error): boolean;
    /** Hears about once a second, while requests wait, what they wait for: `Telnyx allows 8 requests a second; ...`. */
    onWait(sentence: string): void;
    /** Throws when nobody would hear any more of what a request that has waited is about to change. */
    assertWanted(): Promise<void>;
}

/** What an operation says of its own time. */
export interface Stay extends Omit<Patience, "isOver"> {
    /** The end of the operation's time, by the clock of its client, in milliseconds. */
    readonly deadlineMs: number;
}

/** What a request may wait that is begun after the time: a moment without room passes before a state is written down. */
const leastMs = longestHoldMs + 5000;

/** The patience of an operation: to the end of its time, and a little for what it begins then or later. */
export function patienceOf(stay: Stay): Patience {
    if (stay.signal !== undefined) {
        // Any number of requests of one operation may wait at once.
        setMaxListeners(0, stay.signal);
    }
    const endMs = (sinceMs: number) => (sinceMs < stay.deadlineMs ? stay.deadlineMs : sinceMs + leastMs);
    return { ...stay, isOver: (sinceMs, nowMs) => nowMs >= endMs(sinceMs) };
}

/** The patience of a request that belongs to no operation, such as that of a function. */
export const leastPatience: Patience = patienceOf({
    deadlineMs: Number.NEGATIVE_INFINITY,
    onWait: () => undefined,
    assertWanted: () => Promise.resolve(),
});

interface Guest {
    readonly patience: Patience;
    readonly sinceMs: number;
    leave(error: Error): void;
}

/** The patience of requests that several operations share: that of the one that waits longest. Each leaves by itself. */
export class SharedPatience implements Patience {
    private readonly guests = new Set<Guest>();

    /** `now` is the clock that the time of the operations is measured by. */
    constructor(private readonly now: () => number) {}

    /** Asks something that is shared, for an operation that may leave before the answer comes. */
    async ask<Answer>(patience: Patience, look: () => Promise<Answer>): Promise<Answer> {
        const { signal } = patience;
        let leave: Guest["leave"] = () => undefined;
        const left = new Promise<never>((_, reject) => {
            leave = reject;
        });
        const guest: Guest = { patience, sinceMs: this.now(), leave };
        const interrupt = () => leave(new RateLimitError(sharedLook, `The operation ${interrupted}`));
        this.guests.add(guest);
        if (signal?.aborted === false) {
            signal.addEventListener("abort", interrupt);
        }
        try {
            return await Promise.race([look(), left]);
        } finally {
            this.guests.delete(guest);
            signal?.removeEventListener("abort", interrupt);
        }
    }

    isOver(sinceMs: number, nowMs: number, refusal: () => Error): boolean {
        const isNobodyWaiting = this.guests.size === 0;
        // One that found room as it came keeps nobody waiting, so its refusal is no answer to anybody.
        if (nowMs - sinceMs >= noticeMs) {
            this.dismissThoseOver(nowMs, refusal);
        }
        return isNobodyWaiting && leastPatience.isOver(sinceMs, nowMs, refusal);
    }

    private dismissThoseOver(nowMs: number, refusal: () => Error): void {
        for (const guest of this.guests) {
            if (guest.patience.isOver(guest.sinceMs, nowMs, refusal)) {
                guest.leave(refusal());
                this.guests.delete(guest);
            }
        }
    }

    onWait(sentence: string): void {
        this.guests.forEach(({ patience }) => patience.onWait(sentence));
    }

    /** Of several operations it is enough that one is wanted; where all have left, nobody would hear. */
    async assertWanted(): Promise<void> {
        const patiences = new Set([...this.guests].map(({ patience }) => patience));
        if (patiences.size === 0) {
            throw new RateLimitError(sharedLook, "Nobody waits for it any longer");
        }
        await Promise.any([...patiences].map((patience) => patience.assertWanted())).catch(
            ({ errors }: AggregateError) => {
                throw errors[0];
            },
        );
    }
}

const sharedLook = { request: "What several resources ask together", entries: [] };

/** Said of an operation whose request was not sent. */
export const interrupted = "was interrupted while it waited for room";
