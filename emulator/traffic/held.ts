import type { LoggedRequest } from "./logEntry";

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
    #waiting: (() => void)[] = [];

    /** Keeps a request; `release` applies what is not applied yet and answers, `drop` closes the connection. */
    hold(entry: LoggedRequest, applied: boolean, release: () => void, drop: () => void): void {
        const { id, method, path, body, account } = entry;
        this.#holdings.push({ request: { id, method, path, body, account, applied }, release, drop });
        this.#waiting.forEach((look) => {
            look();
        });
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

    /** Resolves once so many requests are held. */
    waitFor(count: number): Promise<HeldRequest[]> {
        return new Promise((resolve) => {
            const look = (): void => {
                if (this.#holdings.length >= count) {
                    this.#waiting = this.#waiting.filter((each) => each !== look);
                    resolve(this.list());
                }
            };
            this.#waiting.push(look);
            look();
        });
    }

    #empty(letGo: (holding: Holding) => void): number {
        const holdings = this.#holdings;
        this.#holdings = [];
        holdings.forEach(letGo);
        return holdings.length;
    }
}
