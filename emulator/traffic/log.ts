import { LogEntry, meantBy, type LoggedRequest, type NewRequest, type RequestFilter } from "./logEntry";
import { Waiters } from "./waiters";

/** How many characters of addresses and bodies are kept at most; beyond that the oldest go, however few they are. */
const mostCharacters = 32 * 1024 * 1024;

/** The newest requests that came, in order, and those who wait for one to come. */
export class RequestLog {
    #entries: LogEntry[] = [];
    #limit = Infinity;
    #characters = 0;
    #nextId = 1;
    readonly #followers = new Set<() => void>();
    /** Those who wait for a request. */
    readonly waiters = new Waiters();

    /** Enters a request; of all requests no more than `limit` are kept. */
    open(request: NewRequest, limit: number): LoggedRequest {
        const entry = new LogEntry(this.#nextId++, request);
        this.#entries.push(entry);
        this.#characters += entry.characters;
        this.#limit = limit;
        this.#forget();
        return entry;
    }

    #forget(): void {
        let gone = 0;
        let characters = 0;
        // A tenth more than the limit may pile up unseen, so that not every request moves all the others.
        const tooMany = this.#entries.length > this.#limit * 1.1 ? this.#entries.length - this.#limit : 0;
        while (gone < tooMany || (this.#characters - characters > mostCharacters && gone < this.#entries.length)) {
            characters += this.#entries[gone]?.characters ?? 0;
            gone += 1;
        }
        if (gone > 0) {
            this.#entries.splice(0, gone);
            this.#characters -= characters;
        }
    }

    /** Tells everybody who waits that there is something new to see. */
    announce(): void {
        this.waiters.announce();
        for (const look of this.#followers) {
            look();
        }
    }

    /** Calls back at every announcement, until what it hands back is called. */
    follow(look: () => void): () => void {
        this.#followers.add(look);
        return () => {
            this.#followers.delete(look);
        };
    }

    /** The newest requests, so many at most, in the order they came. */
    newest(count: number): LogEntry[] {
        return this.#entries.slice(Math.max(0, this.#entries.length - Math.min(count, this.#limit)));
    }

    /** The requests that a filter means. */
    requests(filter: RequestFilter = {}): LoggedRequest[] {
        return this.newest(this.#limit)
            .filter(meantBy(filter))
            .map((entry) => entry.copy());
    }

    /** Resolves once so many requests came that the filter means; rejects if the signal aborts before. */
    waitFor(filter: RequestFilter, count: number, signal?: AbortSignal): Promise<LoggedRequest[]> {
        const isMeant = meantBy(filter);
        return this.waiters.until(() => {
            const found = this.newest(this.#limit).filter(isMeant);
            return found.length >= count ? found.map((entry) => entry.copy()) : undefined;
        }, signal);
    }

    /** Forgets the requests, not those who wait. */
    clear(): void {
        this.#entries = [];
        this.#characters = 0;
    }
}
