import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const folder = dirname(createRequire(__filename).resolve("pulumi-telnyx-emulator/package.json"));

/** Runs the emulator's command. */
export function run(...args: string[]) {
    return spawn(process.execPath, [join(folder, "dist", "bin.js"), ...args], { stdio: ["ignore", "pipe", "pipe"] });
}

/** All that a process writes to a stream, until it ends. */
export async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
    let text = "";
    for await (const chunk of stream) {
        text += String(chunk);
    }
    return text;
}

/** Runs the emulator's command until it listens: the process, and the base URL that it prints. */
export async function running(...args: string[]): Promise<{ process: ChildProcess; url: string; text: string }> {
    const process = run("--port", "0", ...args);
    let text = "";
    for await (const chunk of process.stdout) {
        text += String(chunk);
        const url = /http:\/\/[\w.[\]:]+\/v2/.exec(text)?.[0];
        if (url !== undefined && text.includes("Ctrl+C")) {
            return { process, url, text };
        }
    }
    throw new Error(`The emulator did not start: ${await textOf(process.stderr)}`);
}

/** Ends a process and waits until it is gone. */
export async function end(process: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    if (process.exitCode === null && process.signalCode === null) {
        process.kill(signal);
        await once(process, "exit");
    }
}
