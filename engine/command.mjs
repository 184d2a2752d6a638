/** Runs other programs and gives back what they said. */

import { spawn } from "node:child_process";

/**
 * @typedef {object} Outcome
 * @property {number} code the exit code, or -1 when the program was not found, was killed or ran out of time
 * @property {string} stdout
 * @property {string} stderr with the reason appended when the program never ran to its end
 */

/**
 * Runs a program to its end. Never throws: a program that cannot be started is an outcome too.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeout?: number, shell?: boolean }} [options] timeout in ms: then
 *     the program and all that it started are ended
 * @returns {Promise<Outcome>}
 */
export function run(command, args, { timeout, ...options } = {}) {
    return new Promise((resolve) => {
        const group = process.platform !== "win32";
        const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"], detached: group });
        const said = { stdout: "", stderr: "" };
        child.stdout?.on("data", (data) => (said.stdout += data));
        child.stderr?.on("data", (data) => (said.stderr += data));
        // Before the lock of the set-up is given back (lock.mjs).
        const leave = () => end(child, group);
        process.prependListener("exit", leave);
        const timer = timeout && setTimeout(() => end(child, group), timeout);
        const finish = (code, reason = "") => {
            clearTimeout(timer);
            process.off("exit", leave);
            resolve({ code, stdout: said.stdout, stderr: `${said.stderr}${reason}` });
        };
        child.on("error", (error) => finish(-1, error.message));
        child.on("close", (code, signal) => finish(code ?? -1, signal ? `ended by ${signal}` : ""));
    });
}

/** Ends a program that ran out of time, or whose set-up ends before it, with all that it started. */
function end(child, group) {
    try {
        process.kill(group ? -child.pid : child.pid, "SIGKILL");
    } catch {
        // It ended by itself a moment ago.
    }
}

/** The last lines of a program's output: where it says why it failed. */
export function lastLines({ stdout, stderr }, count = 20) {
    return `${stdout}\n${stderr}`.trim().split("\n").slice(-count).join("\n");
}
