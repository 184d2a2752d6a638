import type { LoggedRequest } from "./logEntry";
import { Waiters } from "./waiters";

/** A request whose reply is kept back. */
export interface HeldRequest {
    id: number;
    method: string;
    path: string;
    body: unknown;
    account: string | null;
    /** True if the store already has it. */
    applied: boolean;
}

interface Holding {
    request: HeldRequest;
    release: () => void;
    drop: () => void;
}

/** The requests that wait for `releaseHeld`. */
export class Held {
    #holdings: Holding[] = [];
    /** Those who wait for a request to be held. */
    readonly waiters = new Waiters();

    /** Keeps a request; `release` applies what is not applied yet and answers, `drop` closes the connection. */
    hold(entry: LoggedRequest, applied: boolean, release: () => void, drop: () => void): void {
        const { id, method, path, body, account } = entry;
        this.#holdings.push({ request: { id, method, path, body, account, applied }, release, drop });
        this.waiters.announce();
    }

    /** The requests held at the moment. */
    list(): HeldRequest[] {
        return this.#holdings.map(({ request }) => request);
    }

    /** Lets all go on, in the order they came, and says how many there were. */
    releaseAll(): number {
        return this.#empty(({ release }) => {
            release();
        });
    }

    /** Closes all their connections without applying anything further. */
    dropAll(): number {
        return this.#empty(({ drop }) => {
            drop();
        });
    }

    /** Resolves once so many requests are held; rejects if the signal aborts before. */
    waitFor(count: number, signal?: AbortSignal): Promise<HeldRequest[]> {
        return this.waiters.until(() => (this.#holdings.length >= count ? this.list() : undefined), signal);
    }

    #empty(letGo: (holding: Holding) => void): number {
        const holdings = this.#holdings;
        this.#holdings = [];
        holdings.forEach(letGo);
        return holdings.length;
    }
}
