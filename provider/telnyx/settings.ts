import { isUuid } from "./uuid";

/** Where to send requests and as whom. */
export interface Settings {
    readonly apiKey: string;
    /** Base URL with the version, without a slash at its end. */
    readonly baseUrl: string;
    /** Ids of orders and requirement groups that a resource without a state may take over: `telnyx:adopt`. */
    readonly adopt?: readonly string[];
    /** The proxy of the environment that requests go through, `host:port`: messages name it. */
    readonly proxy?: string;
}

/** Reads one configuration value, such as `telnyx:apiKey`, from wherever the caller keeps configuration. */
export type ReadSetting = (key: string) => string | undefined;

/** The name of the `telnyx.Provider` that the configuration comes from; undefined for that of the stack. */
export function providerName(setting: ReadSetting): string | undefined {
    return setting("telnyx:provider");
}

const officialUrl = "https://api.telnyx.com/v2";
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Says whether a host, as a URL has it, is this machine. */
export function isLoopback(hostname: string): boolean {
    return loopback.test(hostname);
}

/**
 * Finds the API key and the base URL: configuration first, then the environment, then (for the URL) Telnyx itself.
 * Throws when the key is missing, or when the URL would send the key in the clear to another machine.
 */
export function resolveSettings(setting: ReadSetting, environment = process.env): Settings {
    const baseUrl = checkedUrl(setting("telnyx:baseUrl") || environment["TELNYX_BASE_URL"] || officialUrl);
    const provider = providerName(setting);
    // The key of the environment is that of the stack's own account.
    const fallback = provider === undefined ? environment["TELNYX_API_KEY"] : undefined;
    const apiKey = (setting("telnyx:apiKey") || fallback || "").trim();
    if (apiKey === "" && provider !== undefined) {
        throw new Error(`the telnyx.Provider "${provider}" has no API key: give it one in apiKey, as a secret`);
    }
    if (apiKey === "") {
        throw new Error(
            "no Telnyx API key: run `pulumi config set --secret telnyx:apiKey <key>`, " +
                "or set the environment variable TELNYX_API_KEY",
        );
    }
    if (/[^\x21-\x7e]/.test(apiKey)) {
        throw new Error("the Telnyx API key has a character that no key has (a space or a line break): set it again");
    }
    const adopt = adoptedIds(setting);
    const proxy = proxyOf(baseUrl, environment);
    return {
        apiKey,
        baseUrl,
        ...(adopt.length === 0 ? {} : { adopt }),
        ...(proxy === undefined ? {} : { proxy }),
    };
}

function adoptedIds(setting: ReadSetting): string[] {
    return (setting("telnyx:adopt") ?? "").split(/[\s,]+/).filter((id) => id !== "");
}

/**
 * What is wrong with `telnyx:adopt`: an id that is none names nothing, so that a resource would order anew. Only a check
 * refuses it, and not `resolveSettings`: a refresh has the configuration of the last `up`, which nobody can mend there.
 */
export function adoptFaults(setting: ReadSetting): string[] {
    return adoptedIds(setting)
        .filter((id) => !isUuid(id))
        .map(
            (id) =>
                `telnyx:adopt: "${id}" is no id of an order or a requirement group (a UUID such as ` +
                "6a1f0f5e-3c1d-4f0a-9c52-0d6b5d5a7e11)",
        );
}

/** The host of the proxy that requests go through, for messages: a user name and password in its URL stay out. */
function proxyOf(baseUrl: string, environment: NodeJS.ProcessEnv): string | undefined {
    const read = (name: string) => environment[name] || environment[name.toLowerCase()] || undefined;
    const text = read("HTTPS_PROXY") ?? read("ALL_PROXY");
    const { hostname, protocol } = new URL(baseUrl);
    const isExempt = (read("NO_PROXY") ?? "")
        .split(/[\s,]+/)
        .some((name) => name === "*" || (name !== "" && hostname.endsWith(name.replace(/^\*?\.?/, ""))));
    return protocol === "https:" && text !== undefined && !isExempt && URL.canParse(text)
        ? new URL(text).host
        : undefined;
}

function checkedUrl(text: string): string {
    const remedy = "check the setting telnyx:baseUrl and the environment variable TELNYX_BASE_URL";
    if (!URL.canParse(text)) {
        throw new Error(`the Telnyx base URL is not a URL; ${remedy}`);
    }
    const url = new URL(text);
    const allowed = url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));
    if (!allowed) {
        throw new Error(
            `the Telnyx base URL points to ${url.protocol}//${url.host}, which is neither https nor http to this ` +
                `machine, so the API key was not sent; ${remedy}`,
        );
    }
    if (url.username !== "" || url.search !== "" || url.hash !== "") {
        throw new Error(`the Telnyx base URL must not hold a user name, a query or a fragment; ${remedy}`);
    }
    return url.href.replace(/\/+$/, "");
}
