import { AxiosError } from "axios";
import { parseErrorBody } from "./errorBody";
import { LostReplyError, refusedError, type ApiErrorEntry, type TelnyxError } from "./errors";
import { isLoopback, type Settings } from "./settings";

/** Says what went wrong with a request. Never keeps the axios error itself: it holds the Authorization header. */
export function failure(name: string, error: unknown, settings: Settings): TelnyxError {
    const { proxy } = settings;
    const way = proxy === undefined ? "" : `, through the proxy ${proxy} (HTTPS_PROXY), which may have refused it`;
    if (!(error instanceof AxiosError)) {
        return new LostReplyError(name, error instanceof Error ? error.message : String(error));
    }
    const status = error.response?.status;
    if (status === undefined || error.code === "ERR_CANCELED") {
        return new LostReplyError(name, `${error.code ?? "network error"} at ${hostOf(error)}${way}: ${advice(error)}`);
    }
    if (status >= 300 && status < 400) {
        return new LostReplyError(name, `HTTP ${status}, a redirect, which is never followed; check telnyx:baseUrl`);
    }
    const entries = entriesOf(error, settings);
    if (status >= 400 && status < 500 && status !== 408 && entries !== undefined) {
        return refusedError({ request: name, status, entries });
    }
    if (status === 401) {
        // Also where a gateway answers without a body, nothing was done.
        return refusedError({ request: name, status, entries: [] });
    }
    const details = entries?.flatMap((entry) => entry.detail ?? entry.title ?? []) ?? [];
    return new LostReplyError(
        name,
        `HTTP ${status}${details.length > 0 ? `: ${details.join("; ")}` : ""}${unreadable(error)}${entries ? "" : way}`,
        details,
    );
}

/** What the reply says of an error; undefined when it is not one of Telnyx's. */
export function entriesOf(error: AxiosError, { apiKey }: Settings): ApiErrorEntry[] | undefined {
    return parseErrorBody(withoutKey(error.response?.data, apiKey));
}

/** Takes the key out of a body that repeats it: what a server says of an error is shown to people. */
function withoutKey(body: unknown, apiKey: string): unknown {
    const text = JSON.stringify(body) ?? "";
    return text.includes(apiKey) ? JSON.parse(text.replaceAll(apiKey, "[API key]")) : body;
}

function unreadable(error: AxiosError): string {
    return error.response && error.response.status < 300 ? " with a body that is not JSON" : "";
}

/** A machine always reaches itself: what refuses there is not running, or was not meant. */
function advice(error: AxiosError): string {
    return error.code === "ECONNREFUSED" && isLoopback(urlOf(error)?.hostname ?? "")
        ? "nothing listens there. telnyx:baseUrl or TELNYX_BASE_URL points to this machine: start the emulator, or correct " +
              "the setting"
        : "is the network up?";
}

function hostOf(error: AxiosError): string {
    return urlOf(error)?.host ?? "the host";
}

function urlOf({ config }: AxiosError): URL | undefined {
    const base = config?.baseURL;
    return base !== undefined && URL.canParse(base) ? new URL(base) : undefined;
}
