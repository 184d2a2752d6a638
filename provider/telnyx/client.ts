import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import axios, { AxiosError, type AxiosInstance } from "axios";
import axiosRetry from "axios-retry";
import type { z } from "zod";
import { camelKeys, snakeKeys } from "./casing";
import { LostReplyError, parseErrorBody, refusedError, TelnyxError } from "./errors";
import { queryString, type Query } from "./path";
import { retryDelayMs } from "./retry";
import type { Settings } from "./settings";

/** One request: keys of `body` in camelCase, the reply parsed with `reply` after its keys became camelCase. */
export interface TelnyxRequest<Reply> {
    readonly method: "GET" | "POST" | "PATCH" | "DELETE";
    readonly path: string;
    readonly query?: Query;
    readonly body?: object;
    readonly reply: z.ZodType<Reply>;
}

/** Sends requests to one account at one host. */
export interface TelnyxClient {
    request<Reply>(request: TelnyxRequest<Reply>): Promise<Reply>;
}

/** What tests set otherwise than users. */
export interface ClientOptions {
    /** The first delay before a repeat, in milliseconds. @default 500 */
    readonly retryBaseMs?: number;
    /** How long one request may take, in milliseconds. @default 60000 */
    readonly timeoutMs?: number;
}

const largestReplyBytes = 64 * 1024 * 1024;

/** Makes a client: one keep-alive agent, no redirects, repeats only where they cannot do harm. */
export function createClient(settings: Settings, options: ClientOptions = {}): TelnyxClient {
    const http = axios.create({
        baseURL: settings.baseUrl,
        httpAgent: new HttpAgent({ keepAlive: true, maxSockets: 16 }),
        httpsAgent: new HttpsAgent({ keepAlive: true, maxSockets: 16 }),
        maxRedirects: 0,
        maxContentLength: largestReplyBytes,
        timeout: options.timeoutMs ?? 60_000,
        responseType: "json",
        // A proxy of the environment would see the key, and loopback emulators are not behind one.
        ...(settings.baseUrl.startsWith("http:") ? { proxy: false as const } : {}),
        transitional: { silentJSONParsing: false },
        headers: {
            Authorization: `Bearer ${settings.apiKey}`,
            Accept: "application/json",
            "User-Agent": "pulumi-telnyx",
        },
    });
    repeatSafely(http, options.retryBaseMs);
    return { request: (request) => send(http, request, settings) };
}

function repeatSafely(http: AxiosInstance, baseMs: number | undefined): void {
    const delay = (error: AxiosError, attempt: number) =>
        retryDelayMs(
            {
                method: error.config?.method ?? "POST",
                status: error.response?.status,
                code: error.code,
                syscall: syscallOf(error.cause),
                headers: error.response?.headers,
            },
            attempt,
            Math.random,
            baseMs,
        );
    axiosRetry(http, {
        retries: Number.POSITIVE_INFINITY,
        shouldResetTimeout: true,
        retryCondition: (error) => delay(error, attempts(error) + 1) !== undefined,
        retryDelay: (count, error) => delay(error, count) ?? 0,
    });
}

/** Where several addresses of a host were tried, the failure holds one error for each. */
function syscallOf(cause: unknown): string | undefined {
    const { syscall, errors } = (cause ?? {}) as { syscall?: string; errors?: readonly { syscall?: string }[] };
    return syscall ?? errors?.[0]?.syscall;
}

function attempts(error: AxiosError): number {
    const state = error.config?.["axios-retry"] as { retryCount?: number } | undefined;
    return state?.retryCount ?? 0;
}

async function send<Reply>(http: AxiosInstance, request: TelnyxRequest<Reply>, settings: Settings): Promise<Reply> {
    const name = `${request.method} ${request.path}`;
    const query = queryString(request.query ?? {});
    const reply = await http
        .request<unknown>({
            method: request.method,
            url: query === "" ? request.path : `${request.path}?${query}`,
            data: request.body === undefined ? undefined : snakeKeys(request.body),
        })
        .catch((error: unknown) => {
            throw failure(name, error, settings);
        });
    const parsed = request.reply.safeParse(camelKeys(reply.data));
    if (!parsed.success) {
        const where = parsed.error.issues.map((issue) => issue.path.join(".") || "the body").join(", ");
        throw new LostReplyError(name, `the answer does not look like Telnyx's (at ${where})`);
    }
    return parsed.data;
}

/** Never keeps the axios error itself: it holds the Authorization header. */
function failure(name: string, error: unknown, { apiKey, proxy }: Settings): TelnyxError {
    const way = proxy === undefined ? "" : `, through the proxy ${proxy} (HTTPS_PROXY), which may have refused it`;
    if (!(error instanceof AxiosError)) {
        return new LostReplyError(name, error instanceof Error ? error.message : String(error));
    }
    const status = error.response?.status;
    if (status === undefined || error.code === "ERR_CANCELED") {
        return new LostReplyError(
            name,
            `${error.code ?? "network error"} at ${hostOf(error)}${way}: is the network up?`,
        );
    }
    if (status >= 300 && status < 400) {
        return new LostReplyError(name, `HTTP ${status}, a redirect, which is never followed; check telnyx:baseUrl`);
    }
    const entries = parseErrorBody(withoutKey(error.response?.data, apiKey));
    if (status >= 400 && status < 500 && status !== 408 && entries !== undefined) {
        return refusedError({ request: name, status, entries });
    }
    if (status === 401) {
        // Also where a gateway answers without a body, nothing was done.
        return refusedError({ request: name, status, entries: [] });
    }
    const detail = entries?.map((entry) => entry.detail ?? entry.title).join("; ");
    return new LostReplyError(
        name,
        `HTTP ${status}${detail ? `: ${detail}` : ""}${unreadable(error)}${entries ? "" : way}`,
    );
}

/** Takes the key out of a body that repeats it: what a server says of an error is shown to people. */
function withoutKey(body: unknown, apiKey: string): unknown {
    const text = JSON.stringify(body) ?? "";
    return text.includes(apiKey) ? JSON.parse(text.replaceAll(apiKey, "[API key]")) : body;
}

function unreadable(error: AxiosError): string {
    return error.response && error.response.status < 300 ? " with a body that is not JSON" : "";
}

function hostOf(error: AxiosError): string {
    const base = error.config?.baseURL;
    return base !== undefined && URL.canParse(base) ? new URL(base).host : "the host";
}
