import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const folder = dirname(createRequire(__filename).resolve("pulumi-telnyx-emulator/package.json"));

/** Runs the emulator's command. */
export function run(...args: string[]) {
    return spawn(process.execPath, [join(folder, "bin.js"), ...args], { stdio: ["ignore", "pipe", "pipe"] });
}

/** All that a process writes to a stream, until it ends. */
export async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
    let text = "";
    for await (const chunk of stream) {
        text += String(chunk);
    }
    return text;
}

/** A running emulator command. */
export interface Running {
    process: ChildProcess;
    /** The base URL that it printed. */
    url: string;
    /** All that it printed so far. */
    printed: () => string;
}

/** Runs the emulator's command until it listens. */
export function running(...args: string[]): Promise<Running> {
    const process = run("--port", "0", ...args);
    const errors = textOf(process.stderr);
    let text = "";
    return new Promise((resolve, reject) => {
        process.stdout.on("data", (chunk: Buffer) => {
            text += String(chunk);
            const url = /http:\/\/[\w.[\]:]+\/v2/.exec(text)?.[0];
            if (url !== undefined && text.includes("Ctrl+C")) {
                resolve({ process, url, printed: () => text });
            }
        });
        process.once("close", () => {
            errors.then((reason) => {
                reject(new Error(`The emulator did not start: ${reason}`));
            }, reject);
        });
    });
}

/** Ends a process and waits until it is gone. */
export async function end(process: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    if (process.exitCode === null && process.signalCode === null) {
        process.kill(signal);
        await once(process, "exit");
    }
}
