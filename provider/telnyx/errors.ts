/** One entry of an error reply, as the API writes it. */
export interface ApiErrorEntry {
    readonly code?: string;
    readonly title?: string;
    readonly detail?: string;
    /** RFC 6901 pointer into the request, such as `/phone_numbers/0/phone_number`. */
    readonly pointer?: string;
}

/** What a reply says of an error, before a class is chosen for it. */
export interface Refusal {
    /** Method and path, such as `POST /number_orders`. */
    readonly request: string;
    /** HTTP status; undefined when the request was not even sent. */
    readonly status?: number;
    readonly entries: readonly ApiErrorEntry[];
}

/** Everything that goes wrong between this provider and Telnyx. The message is safe to print, but for values that it quotes. */
export class TelnyxError extends Error {
    /** What the reply says in words of its own, which may quote values of the request. */
    readonly details: readonly string[] = [];
}

/** What went wrong at Telnyx; everything else is a mistake of ours, and is thrown on. */
export function telnyxError(error: unknown): TelnyxError {
    if (error instanceof TelnyxError) {
        return error;
    }
    throw error;
}

/** What asking gives, or the fallback where Telnyx does not answer: for what only explains something else. */
export async function orElse<Answer>(fallback: Answer, ask: () => Promise<Answer>): Promise<Answer> {
    try {
        return await ask();
    } catch (error) {
        telnyxError(error);
        return fallback;
    }
}

/** What asking gives; undefined where the account knows no such thing. */
export async function orElseNotFound<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
    try {
        return await ask();
    } catch (error) {
        if (error instanceof NotFoundError) {
            return undefined;
        }
        throw error;
    }
}

/** Makes a change. Returns a sentence for the user when Telnyx refused it or did not answer, and nothing else. */
export async function reasonFor(doing: string, change: () => Promise<unknown>): Promise<string[]> {
    try {
        await change();
        return [];
    } catch (error) {
        return [`${doing}: ${telnyxError(error).message}`];
    }
}

/** The API read the request and refused it: nothing was done, so the request may be sent again. */
export class RefusedError extends TelnyxError {
    readonly entries: readonly ApiErrorEntry[];
    override readonly details: readonly string[];

    constructor(refusal: Refusal, advice = "") {
        const outcome = refusal.status === undefined ? "was not sent" : `was refused (${describe(refusal)})`;
        super(`${refusal.request} ${outcome}${advice}`);
        this.entries = refusal.entries;
        this.details = refusal.entries.flatMap(({ detail }) => detail ?? []);
    }

    /** Says whether the reply carries this Telnyx error code. */
    hasCode(code: string): boolean {
        return this.entries.some((entry) => entry.code === code);
    }
}

/** 401: the key is unknown, expired or revoked; it may be that of the last `up` (docs/facts.md, E13). */
export class AuthenticationError extends RefusedError {
    constructor(refusal: Refusal) {
        super(
            refusal,
            ". The API key is wrong, expired or revoked: set telnyx:apiKey or TELNYX_API_KEY (of a " +
                "telnyx.Provider: its apiKey). Refresh and destroy use " +
                "the key of the last `pulumi up`; when that one was revoked, run `pulumi up --refresh=false` once",
        );
    }
}

/** 403: the key is good, the account may not do this. */
export class PermissionError extends RefusedError {
    constructor(refusal: Refusal) {
        const isBlocked = refusal.entries.some(({ code }) => code === "20013");
        super(
            refusal,
            isBlocked
                ? ". Telnyx has blocked the account: see its balance and its messages in the Telnyx portal, or ask Telnyx's support"
                : ". The account is not permitted to do this: see its verification level in the Telnyx portal",
        );
    }
}

/** 404: nothing there under this id, for this account, on this host. */
export class NotFoundError extends RefusedError {
    constructor(refusal: Refusal) {
        // A list is always there, empty or not: where the API knows no such path, the address is another one.
        const isList = /^GET \/[a-z_]+$/.test(refusal.request);
        super(refusal, isList ? ". The API knows no such list: does telnyx:baseUrl end in /v2?" : "");
    }
}

/** 85000: the numbers have to be returned by a search before they can be ordered. */
export class SearchRequiredError extends RefusedError {}

/** 409 or 85001, at orders also 400 with 10015: a number cannot be bought, because it is taken; perhaps by us. */
export class UnavailableError extends RefusedError {}

/** 429 for as long as the operation could wait; or nothing was sent, since there was no room under the limit. */
export class RateLimitError extends RefusedError {
    constructor(refusal: Refusal, why = "The account sends too many requests") {
        super(
            refusal,
            `. ${why}: run \`pulumi up\` again later, with more time (\`customTimeouts\`) or fewer resources at a time ` +
                "(`--parallel`)",
        );
    }
}

/** 10015 on the start of a bulk job: the account has as many open jobs as it may have. */
export class TooManyJobsError extends RefusedError {}

/** No readable answer came: the request may or may not have been carried out. */
export class LostReplyError extends TelnyxError {
    constructor(
        request: string,
        cause: string,
        override readonly details: readonly string[] = [],
    ) {
        super(`${request} got no usable answer: ${cause}`);
    }
}

/** The one place where an HTTP status or an error code chooses a class. */
export function refusedError(refusal: Refusal): RefusedError {
    const codes = new Set(refusal.entries.map((entry) => entry.code));
    if (refusal.status === 401) return new AuthenticationError(refusal);
    if (refusal.status === 403) return new PermissionError(refusal);
    if (refusal.status === 404) return new NotFoundError(refusal);
    if (refusal.status === 429) return new RateLimitError(refusal);
    if (codes.has("85000")) return new SearchRequiredError(refusal);
    if (codes.has("85001") || refusal.status === 409) return new UnavailableError(refusal);
    // Both were seen for a number that is taken (docs/facts.md, A7).
    const isOrder = refusal.request === "POST /number_orders";
    if (isOrder && refusal.status === 400 && codes.has("10015")) return new UnavailableError(refusal);
    if (isAboutJobs(refusal)) return new TooManyJobsError(refusal);
    return new RefusedError(refusal);
}

/** Nothing else about a job is the fault of the request as a whole; the sentence is in docs/facts.md, A12. */
function isAboutJobs({ request, entries }: Refusal): boolean {
    return (
        request.startsWith("POST /phone_numbers/jobs/") &&
        entries.some(
            ({ code, pointer, detail }) => code === "10015" && pointer === "/base" && /jobs/i.test(detail ?? ""),
        )
    );
}

function describe(refusal: Refusal): string {
    const causes = refusal.entries.map(({ code, title, detail }) =>
        [[code, title].filter(Boolean).join(" "), detail].filter(Boolean).join(": "),
    );
    return [`HTTP ${refusal.status}`, ...causes].join("; ");
}
