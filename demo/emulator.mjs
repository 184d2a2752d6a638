/** The demo's emulator: a process of its own, so that it can be left running. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { inRepository } from "../engine/places.mjs";

/** How long a number takes until it works: long enough to see the progress. */
const activationDelayMs = 3000;

/** How long the emulator may take to start. */
const patienceMs = 20_000;

/**
 * Starts an emulator on a free port of the loopback interface.
 *
 * @param {string} folder for its log
 * @returns {Promise<{ child: import("node:child_process").ChildProcess, url: string, controlUrl: string }>}
 */
export async function startEmulator(folder) {
    const log = join(folder, "emulator.log");
    const script = inRepository("emulator", "dist", "bin.js");
    const options = ["--port", "0", "--activation-delay", String(activationDelayMs)];
    const output = openSync(log, "w");
    // In a process group of its own: a Ctrl-C ends the demo first, and the demo then ends the emulator.
    const child = spawn(process.execPath, [script, ...options], { stdio: ["ignore", output, output], detached: true });
    child.unref();
    const [, url, controlUrl] = await waitFor(child, log, /Telnyx emulator: *(\S+).*\nControl: *(\S+)/);
    return { child, url, controlUrl };
}

/** Waits until the log matches. */
async function waitFor(child, log, pattern) {
    const end = Date.now() + patienceMs;
    for (;;) {
        const text = readFileSync(log, "utf8");
        const match = pattern.exec(text);
        if (match) {
            return match;
        }
        if (child.exitCode !== null || Date.now() > end) {
            child.kill("SIGKILL");
            throw new Error(`The emulator does not start. It said:\n${text}`);
        }
        await pause(50);
    }
}

/** Ends an emulator that was started, and waits until it has ended. */
export async function stopEmulator({ child }) {
    if (child.exitCode === null && child.signalCode === null) {
        child.ref();
        child.kill("SIGTERM");
        await once(child, "exit");
    }
}

/** The first number that is owned. */
export async function firstNumber(emulator) {
    const numbers = await control(emulator, "numbers", []);
    return numbers[0].phone_number;
}

/** Changes a number as somebody else would: past the program. */
export function changeNumber(emulator, phoneNumber, change) {
    return control(emulator, "changeNumber", [phoneNumber, change]);
}

async function control(emulator, method, args) {
    const reply = await fetch(`${emulator.controlUrl}/${method}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(args),
    });
    if (!reply.ok) {
        throw new Error(`The emulator refuses ${method}: ${await reply.text()}`);
    }
    return reply.json();
}
