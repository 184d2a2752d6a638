import { parseArgs } from "node:util";
import type { EmulatorSettings } from "../settings";
import type { StartOptions } from "../start";
import { readSeed } from "./seedFile";

/** The command was not understood; the message says what of it. */
export class UsageError extends Error {}

/** What the command line asks for. */
export interface CommandOptions {
    /** Something to show instead of starting. */
    show: "help" | "version" | undefined;
    /** True: a line for each request. */
    log: boolean;
    start: StartOptions;
}

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;

const options = {
    port: text,
    host: text,
    "allow-remote": flag,
    "control-token": text,
    data: text,
    seed: text,
    "activation-delay": text,
    "listing-delay": text,
    latency: text,
    webhook: text,
    "webhook-failover": text,
    strict: flag,
    log: flag,
    version: flag,
    help: { ...flag, short: "h" },
};

/** Reads the arguments of the command. */
export function readOptions(args: string[]): CommandOptions {
    const values = parse(args);
    const show = values.help ? "help" : values.version ? "version" : undefined;
    const ms = (name: "activation-delay" | "listing-delay" | "latency") => whole(name, values[name], 0);
    return {
        show,
        log: values.log ?? false,
        start: {
            port: whole("port", values.port, 4010, 65_535),
            host: values.host,
            allowRemote: values["allow-remote"],
            controlToken: values["control-token"],
            dataFile: values.data,
            seed: values.seed === undefined || show ? undefined : readSeed(values.seed),
            settings: {
                activationDelayMs: ms("activation-delay"),
                listingDelayMs: ms("listing-delay"),
                latencyMs: ms("latency"),
                strict: values.strict ?? false,
                ...webhooks(values),
            },
        },
    };
}

function parse(args: string[]) {
    try {
        return parseArgs({ args, options }).values;
    } catch (error) {
        throw new UsageError(error instanceof Error ? error.message : String(error));
    }
}

function webhooks(values: ReturnType<typeof parse>): Pick<EmulatorSettings, "webhookUrl" | "webhookFailoverUrl"> {
    const url = (option: "webhook" | "webhook-failover"): string | null => {
        const given = values[option] ?? null;
        if (given !== null && !(URL.canParse(given) && /^https?:/.test(given))) {
            throw new UsageError(`--${option} takes a http or https URL, not ${given}.`);
        }
        return given;
    };
    return { webhookUrl: url("webhook"), webhookFailoverUrl: url("webhook-failover") };
}

function whole(option: string, given: string | undefined, otherwise: number, most = 2 ** 31 - 1): number {
    const number = given === undefined ? otherwise : Number(given);
    if (given !== undefined && (!/^\d+$/.test(given) || number > most)) {
        throw new UsageError(`--${option} takes a whole number up to ${String(most)}, not ${given}.`);
    }
    return number;
}
