import { withoutSecrets } from "./withoutSecrets";

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

/** A request before anything is known of how it ends. */
export type NewRequest = Omit<LoggedRequest, "id" | "status" | "account">;

/** Which requests are meant; what is left out matches all. */
export interface RequestFilter {
    method?: string;
    /** The exact path, or a pattern. */
    path?: string | RegExp;
    /** A pattern for the path as text, for those who ask over HTTP. */
    pathPattern?: string;
    account?: string;
}

/** What tells whether a request is one of those that a filter means. Made once, it reads the filter's patterns once. */
export function meantBy(filter: RequestFilter): (request: Omit<LoggedRequest, "body">) => boolean {
    const { path, pathPattern, account } = filter;
    const method = filter.method?.toUpperCase();
    // A copy without these flags: with them a pattern remembers where it stopped, and misses every second request.
    const form = path instanceof RegExp ? new RegExp(path, path.flags.replace(/[gy]/g, "")) : undefined;
    const pattern = pathPattern === undefined ? undefined : new RegExp(pathPattern);
    return (request) =>
        (method === undefined || method === request.method) &&
        (typeof path !== "string" || path === request.path) &&
        (form?.test(request.path) ?? true) &&
        (pattern?.test(request.path) ?? true) &&
        (account === undefined || account === request.account);
}

/** A body as text. What cannot be written is not kept, since a request must not fail for being logged. */
function textOf(body: unknown): string | undefined {
    try {
        return JSON.stringify(withoutSecrets(body));
    } catch (error) {
        return JSON.stringify(`(not kept: ${String(error)})`);
    }
}

/** A request in the log. Its body is kept as text, which takes a tenth of the memory that nested objects take. */
export class LogEntry implements LoggedRequest {
    readonly at: string;
    readonly method: string;
    readonly path: string;
    readonly query: Record<string, string>;
    status: number | null = null;
    account: string | null = null;
    /** How many characters it holds. */
    readonly characters: number;
    readonly #body: string | undefined;

    constructor(
        readonly id: number,
        { at, method, path, query, body }: NewRequest,
    ) {
        this.at = at;
        this.method = method;
        this.path = path;
        this.query = query;
        this.#body = body === null ? undefined : textOf(body);
        const asked = Object.entries(query).reduce((sum, [key, value]) => sum + key.length + value.length, 0);
        this.characters = path.length + asked + (this.#body?.length ?? 0);
    }

    /** The body without passwords and documents, read from the text each time. */
    get body(): unknown {
        return this.#body === undefined ? null : JSON.parse(this.#body);
    }

    /** All of it, for somebody else. */
    copy(): LoggedRequest {
        const { id, at, method, path, query, body, status, account } = this;
        return { id, at, method, path, query: { ...query }, body, status, account };
    }
}
