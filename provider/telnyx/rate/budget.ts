import { Brake } from "./brake";
import { interrupted, noticeMs, type Patience } from "./patience";
import { readRateReport } from "./rateReport";
import { RateWindow, type Pass } from "./rateWindow";

/** Time, and how to wait. */
export interface Clock {
    /** Milliseconds since some fixed moment. */
    now(): number;
    /** Waits; not any longer once the signal is aborted. */
    sleep(ms: number, signal?: AbortSignal): Promise<void>;
    /** Waits for a reply, which aborts the signal, so long at most. @default sleeps; a clock that costs no time may not */
    attend?(ms: number, signal: AbortSignal): Promise<void>;
}

/** How a request ended: with a reply, or without one. */
export interface Ended {
    /** HTTP status of the reply. */
    readonly status?: number;
    /** Headers of the reply, names in lower case. */
    readonly headers?: Readonly<Record<string, unknown>>;
}

/** A request that wants to be sent. */
export interface Wish {
    readonly patience: Patience;
    /** When it was first to be sent, by the clock of the budget. */
    readonly sinceMs: number;
    /** Makes the error that says why it was not sent. */
    refuse(why: string): Error;
}

interface Waiter extends Wish {
    resolve(pass: Pass): void;
    reject(error: Error): void;
}

/** The rate limit of one account, as its replies tell it. All requests of the process pass through, in their order. */
export class Budget {
    private readonly window = new RateWindow();
    private readonly brake: Brake;
    private readonly queue: Waiter[] = [];
    private isPumping = false;
    private reply = new AbortController();

    constructor(
        readonly clock: Clock,
        { baseMs, random }: { baseMs?: number; random?: () => number } = {},
    ) {
        this.brake = new Brake(baseMs, random);
    }

    /** What the account allows, as far as it is known. */
    get sentence(): string {
        const { allowance } = this.window;
        return `Telnyx ${allowance === undefined ? "limits how many requests the account sends" : `allows ${allowance}`}`;
    }

    /** Waits for room. Throws what the wish refuses with when its patience is over, or somebody interrupts it. */
    async enter(wish: Wish): Promise<Pass> {
        const { signal } = wish.patience;
        let interrupt: () => void = () => undefined;
        const entered = new Promise<Pass>((resolve, reject) => {
            const waiter = { ...wish, resolve, reject };
            this.queue.push(waiter);
            interrupt = () => this.dismiss(waiter, this.refusalOf(waiter, `the operation ${interrupted}`));
        });
        // What an interrupted operation still begins writes down what is.
        if (signal?.aborted === false) {
            signal.addEventListener("abort", interrupt);
        }
        void this.pump();
        try {
            return await entered;
        } finally {
            signal?.removeEventListener("abort", interrupt);
        }
    }

    /** Learns how a request ended that was let through. */
    leave(pass: Pass, ended: Ended): void {
        const nowMs = this.clock.now();
        const isRefused = ended.status === 429;
        const report = readRateReport(ended.headers ?? {}, nowMs);
        this.window.land(pass, isRefused ? { ...report, remaining: 0 } : report, nowMs);
        if (isRefused) {
            this.brake.refuse(pass.number, this.window.last, report, nowMs);
        } else {
            this.brake.release(pass.number, ended.status !== undefined);
        }
        this.reply.abort();
        this.reply = new AbortController();
    }

    private async pump(): Promise<void> {
        if (this.isPumping) {
            return;
        }
        this.isPumping = true;
        for (;;) {
            const nowMs = this.clock.now();
            this.dismissThoseOver(nowMs);
            if (this.queue.length === 0) {
                break;
            }
            if (this.brake.isShut) {
                // Of the first requests of all nobody says that there is no room: those before them take their time.
                if (this.brake.isOn) {
                    this.announce(nowMs);
                }
                await this.nextReply();
                continue;
            }
            const waitMs = Math.max(this.brake.pausedUntilMs, this.window.opensAtMs(nowMs)) - nowMs;
            if (waitMs > 0) {
                this.announce(nowMs);
                await this.clock.sleep(Math.min(waitMs, noticeMs), this.reply.signal);
            } else {
                this.brake.depart();
                this.queue.shift()?.resolve(this.window.take(nowMs));
            }
        }
        this.isPumping = false;
    }

    private nextReply(): Promise<void> {
        const { clock, reply } = this;
        return clock.attend?.(noticeMs, reply.signal) ?? clock.sleep(noticeMs, reply.signal);
    }

    private dismissThoseOver(nowMs: number): void {
        for (const waiter of [...this.queue]) {
            const refusal = () => this.refusalOf(waiter, "there was no room within the time of the operation");
            if (waiter.patience.isOver(waiter.sinceMs, nowMs, refusal)) {
                this.dismiss(waiter, refusal());
            }
        }
    }

    private dismiss(waiter: Waiter, error: Error): void {
        const place = this.queue.indexOf(waiter);
        if (place >= 0) {
            this.queue.splice(place, 1);
            waiter.reject(error);
        }
    }

    private refusalOf({ refuse }: Waiter, why: string): Error {
        return refuse(`${this.sentence}, and ${why}`);
    }

    private announce(nowMs: number): void {
        const waiting = this.queue.filter(({ sinceMs }) => nowMs - sinceMs >= noticeMs);
        for (const patience of new Set(waiting.map(({ patience }) => patience))) {
            patience.onWait(`${this.sentence}; waiting for room`);
        }
    }
}
