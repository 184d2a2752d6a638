import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import axios, { type AxiosError, type AxiosInstance, type AxiosRequestConfig } from "axios";
import axiosRetry from "axios-retry";
import { retryDelayMs } from "./retry";
import type { Settings } from "./settings";

/** What tests set otherwise than users. */
export interface TransportOptions {
    /** The first delay before a repeat, in milliseconds. @default 500 */
    readonly retryBaseMs?: number;
    /** How long one request may take, in milliseconds. @default 60000 */
    readonly timeoutMs?: number;
}

/** One request on this way. */
export interface TransportConfig extends AxiosRequestConfig {
    /** Also a POST may be sent again where its reply is lost. */
    readonly isRepeatable?: boolean;
}

const largestReplyBytes = 64 * 1024 * 1024;

/** Makes the way to one host: one keep-alive agent, no redirects, repeats only where they cannot do harm. */
export function createTransport(settings: Settings, options: TransportOptions): AxiosInstance {
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
    return http;
}

function repeatSafely(http: AxiosInstance, baseMs: number | undefined): void {
    const delay = (error: AxiosError, attempt: number) =>
        retryDelayMs(
            {
                method: error.config?.method ?? "POST",
                isRepeatable: (error.config as TransportConfig | undefined)?.isRepeatable,
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
