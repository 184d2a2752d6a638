import { isMeant, LogEntry, type LoggedRequest, type NewRequest, type RequestFilter } from "./logEntry";

/** How many characters of addresses and bodies are kept at most; beyond that the oldest go, however few they are. */
const mostCharacters = 32 * 1024 * 1024;

/** The newest requests that came, in order, and those who wait for one to come. */
export class RequestLog {
    #entries: LogEntry[] = [];
    #characters = 0;
    #nextId = 1;
    #waiting: (() => void)[] = [];

    /** Enters a request; of all requests no more than `limit` are kept. */
    open(request: NewRequest, limit: number): LoggedRequest {
        const entry = new LogEntry(this.#nextId++, request);
        this.#entries.push(entry);
        this.#characters += entry.characters;
        this.#forget(limit);
        return entry;
    }

    #forget(limit: number): void {
        let gone = 0;
        let characters = 0;
        // A tenth more than the limit may pile up, so that not every request moves all the others.
        const tooMany = this.#entries.length > limit * 1.1 ? this.#entries.length - limit : 0;
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
        for (const look of this.#waiting) {
            look();
        }
    }

    /** Calls back at every announcement, until what it hands back is called. */
    follow(look: () => void): () => void {
        this.#waiting.push(look);
        return () => {
            this.#waiting = this.#waiting.filter((each) => each !== look);
        };
    }

    /** The newest requests, so many at most, in the order they came. */
    newest(count: number): LogEntry[] {
        return this.#entries.slice(-count);
    }

    /** The requests that a filter means. */
    requests(filter: RequestFilter = {}): LoggedRequest[] {
        return this.#meant(filter).map((entry) => entry.copy());
    }

    /** Resolves once so many requests came that the filter means. */
    waitFor(filter: RequestFilter, count: number): Promise<LoggedRequest[]> {
        return new Promise((resolve) => {
            const look = (): void => {
                const found = this.#meant(filter);
                if (found.length >= count) {
                    this.#waiting = this.#waiting.filter((each) => each !== look);
                    resolve(found.map((entry) => entry.copy()));
                }
            };
            this.#waiting.push(look);
            look();
        });
    }

    #meant(filter: RequestFilter): LogEntry[] {
        return this.#entries.filter((entry) => isMeant(entry, filter));
    }

    /** Forgets the requests, not those who wait. */
    clear(): void {
        this.#entries = [];
        this.#characters = 0;
    }
}
