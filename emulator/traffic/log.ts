/** One request as the emulator saw it. The API key is no part of it. */
export interface LoggedRequest {
    id: number;
    /** When it came, as an ISO time stamp. */
    at: string;
    method: string;
    /** Without the version prefix and without the query. */
    path: string;
    query: Record<string, string>;
    body: unknown;
    /** Null while it is held, and for good when its connection was dropped. */
    status: number | null;
    account: string | null;
}

/** Which requests are meant; what is left out matches all. */
export interface RequestFilter {
    method?: string;
    /** The exact path, or a pattern. */
    path?: string | RegExp;
    /** A pattern for the path as text, for those who ask over HTTP. */
    pathPattern?: string;
    account?: string;
}

/** True if a request is one of those that a filter means. */
export function isMeant(request: LoggedRequest, filter: RequestFilter): boolean {
    const { method, path, pathPattern, account } = filter;
    return (
        (method === undefined || method.toUpperCase() === request.method) &&
        (path === undefined || (typeof path === "string" ? path === request.path : path.test(request.path))) &&
        (pathPattern === undefined || new RegExp(pathPattern).test(request.path)) &&
        (account === undefined || account === request.account)
    );
}

/** How many bytes of bodies are kept at most; beyond that the oldest requests go, however few they are. */
const mostBytes = 64 * 1024 * 1024;

/** The newest requests that came, in order, and those who wait for one to come. */
export class RequestLog {
    #entries: LoggedRequest[] = [];
    #sizes: number[] = [];
    #bytes = 0;
    #nextId = 1;
    #waiting: (() => void)[] = [];

    /** Enters a request whose body has so many bytes; of all requests no more than `limit` are kept. */
    open(request: Omit<LoggedRequest, "id" | "status" | "account">, limit = Infinity, bytes = 0): LoggedRequest {
        const entry: LoggedRequest = { id: this.#nextId++, ...request, status: null, account: null };
        this.#entries.push(entry);
        this.#sizes.push(bytes);
        this.#bytes += bytes;
        this.#forget(limit);
        return entry;
    }

    #forget(limit: number): void {
        let gone = 0;
        // A tenth more than the limit may pile up, so that not every request moves all the others.
        if (this.#entries.length > limit * 1.1) {
            gone = this.#entries.length - limit;
        }
        let bytes = this.#sizes.slice(0, gone).reduce((sum, each) => sum + each, 0);
        while (this.#bytes - bytes > mostBytes && gone < this.#entries.length) {
            bytes += this.#sizes[gone] ?? 0;
            gone += 1;
        }
        if (gone > 0) {
            this.#entries.splice(0, gone);
            this.#sizes.splice(0, gone);
            this.#bytes -= bytes;
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
    newest(count: number): LoggedRequest[] {
        return this.#entries.slice(-count);
    }

    /** The requests that a filter means. */
    requests(filter: RequestFilter = {}): LoggedRequest[] {
        return this.#entries.filter((entry) => isMeant(entry, filter)).map((entry) => ({ ...entry }));
    }

    /** Resolves once so many requests came that the filter means. */
    waitFor(filter: RequestFilter, count: number): Promise<LoggedRequest[]> {
        return new Promise((resolve) => {
            const look = (): void => {
                const found = this.requests(filter);
                if (found.length >= count) {
                    this.#waiting = this.#waiting.filter((each) => each !== look);
                    resolve(found);
                }
            };
            this.#waiting.push(look);
            look();
        });
    }

    /** Forgets the requests, not those who wait. */
    clear(): void {
        this.#entries = [];
        this.#sizes = [];
        this.#bytes = 0;
    }
}
