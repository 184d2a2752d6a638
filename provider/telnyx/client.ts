import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import axios, { AxiosError, type AxiosInstance } from "axios";
import axiosRetry from "axios-retry";
import type { z } from "zod";
import { camelKeys, snakeKeys } from "./casing";
import { LostReplyError } from "./errors";
import { entriesOf, failure } from "./failure";
import { queryString, type Query } from "./path";
import { Budget, leastPatience, Sending, Unsent, type Clock, type Patience } from "./rate";
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

/** Sends requests to one account at one host, within its rate limit. */
export interface TelnyxClient {
    /** Sends a request, when there is room. `patience` says how long it may wait for that; without one, about a minute. */
    request<Reply>(request: TelnyxRequest<Reply>, patience?: Patience): Promise<Reply>;
}

/** What a client works with, and what tests set otherwise than users. */
export interface ClientOptions {
    /** By which the client waits for room, and by which the patience of its requests is measured. */
    readonly clock: Clock;
    /** The first delay before a repeat, in milliseconds. @default 500 */
    readonly retryBaseMs?: number;
    /** How long one request may take, in milliseconds. @default 60000 */
    readonly timeoutMs?: number;
}

const largestReplyBytes = 64 * 1024 * 1024;

/** Makes a client: one rate budget, one keep-alive agent, no redirects, repeats only where they cannot do harm. */
export function createClient(settings: Settings, options: ClientOptions): TelnyxClient {
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
    const budget = new Budget(options.clock, { baseMs: options.retryBaseMs });
    return {
        request: (request, patience = leastPatience) =>
            send(http, request, new Sending(budget, request, patience), settings),
    };
}

function repeatSafely(http: AxiosInstance, baseMs: number | undefined): void {
    const delay = (error: AxiosError, attempt: number) =>
        retryDelayMs(
            {
                method: error.config?.method ?? "POST",
                status: error.response?.status,
                code: error.code,
                syscall: syscallOf(error.cause),
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

async function send<Reply>(
    http: AxiosInstance,
    request: TelnyxRequest<Reply>,
    sending: Sending,
    settings: Settings,
): Promise<Reply> {
    const name = `${request.method} ${request.path}`;
    const reply = await answer(http, request, sending, settings).catch((error: unknown) => {
        throw error instanceof Unsent ? error.reason : failure(name, error, settings);
    });
    const parsed = request.reply.safeParse(camelKeys(reply));
    if (!parsed.success) {
        const where = parsed.error.issues.map((issue) => issue.path.join(".") || "the body").join(", ");
        throw new LostReplyError(name, `the answer does not look like Telnyx's (at ${where})`);
    }
    return parsed.data;
}

/** A 429 is no answer: nothing was done, so the request is sent again as soon as there is room, whatever it does. */
async function answer(
    http: AxiosInstance,
    { method, path, query = {}, body }: TelnyxRequest<unknown>,
    sending: Sending,
    settings: Settings,
): Promise<unknown> {
    const text = queryString(query);
    const url = text === "" ? path : `${path}?${text}`;
    const data = body === undefined ? undefined : snakeKeys(body);
    for (;;) {
        try {
            return (await http.request<unknown>({ method, url, data, adapter: sending.adapter })).data;
        } catch (error) {
            if (!(error instanceof AxiosError) || error.response?.status !== 429) {
                throw error;
            }
            sending.refused(entriesOf(error, settings) ?? []);
        }
    }
}
