#!/usr/bin/env node
import { parseArgs } from "node:util";
import { startEmulator } from "./start";

const help = `Usage: telnyx-emulator [options]

A local Telnyx for phone-number orders, on 127.0.0.1.

  --port N               port to listen on (default: 4010; 0 takes any free one)
  --data FILE            keep the data in FILE over restarts
  --activation-delay MS  orders stay pending for so long (default: 0)
  --listing-delay MS     bought numbers are listed so much later (default: 0)
  --help                 show this text
`;

function usageError(message: string): never {
    console.error(`${message}\n\n${help}`);
    process.exit(2);
}

function number(option: string, text: string | undefined, otherwise: number): number {
    if (text !== undefined && !/^\d+$/.test(text)) {
        usageError(`--${option} takes a whole number, not ${text}.`);
    }
    return text === undefined ? otherwise : Number(text);
}

function readOptions() {
    const text = { type: "string" } as const;
    try {
        return parseArgs({
            options: {
                port: text,
                data: text,
                "activation-delay": text,
                "listing-delay": text,
                help: { type: "boolean" },
            },
        }).values;
    } catch (error) {
        return usageError(error instanceof Error ? error.message : String(error));
    }
}

async function main(): Promise<void> {
    const options = readOptions();
    if (options.help) {
        console.log(help);
        return;
    }
    const emulator = await startEmulator({
        port: number("port", options.port, 4010),
        dataFile: options.data,
        settings: {
            activationDelayMs: number("activation-delay", options["activation-delay"], 0),
            listingDelayMs: number("listing-delay", options["listing-delay"], 0),
        },
    });
    console.log(`Telnyx emulator: ${emulator.url}
Control:         ${emulator.controlUrl}

Point a Pulumi stack at it:
  pulumi config set telnyx:baseUrl ${emulator.url}
  pulumi config set --secret telnyx:apiKey KEY-for-the-emulator

Any key works, and each is an account of its own. Stop it with Ctrl+C.`);
    const stop = (): void => {
        void emulator.close().then(() => process.exit(0));
    };
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
}

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
});
