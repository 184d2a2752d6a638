import { execFileSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";

/** A process as the system lists it. */
export interface ListedProcess {
    readonly pid: number;
    readonly parent: number;
    readonly command: string;
}

/** All processes of the machine. */
export function listProcesses(): ListedProcess[] {
    const table = execFileSync("ps", ["-A", "-ww", "-o", "pid=,ppid=,stat=,args="], { encoding: "utf8" });
    return table.split("\n").flatMap((line) => {
        const [, pid, parent, state, command] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
        // A zombie has ended; only its parent has not noticed yet.
        return command === undefined || state?.startsWith("Z")
            ? []
            : [{ pid: Number(pid), parent: Number(parent), command }];
    });
}

/** The processes that descend from one, without itself. */
export function descendantsOf(ancestor: number, all = listProcesses()): ListedProcess[] {
    const children = all.filter(({ parent }) => parent === ancestor);
    return children.flatMap((child) => [child, ...descendantsOf(child.pid, all)]);
}

/** Whether a process still runs, and is still the same one: its id may have been given to another since. */
export function isRunning({ pid, command }: ListedProcess): boolean {
    return listProcesses().some((one) => one.pid === pid && one.command === command);
}

/** Sends a signal; false if the process is gone already. */
export function signalProcess(pid: number, signal: NodeJS.Signals): boolean {
    try {
        process.kill(pid, signal);
        return true;
    } catch {
        return false;
    }
}

/** Resolves when a condition holds; throws after the time-out, naming what it waited for. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, timeoutMs = 30_000): Promise<void> {
    const end = Date.now() + timeoutMs;
    while (!(await holds())) {
        if (Date.now() > end) {
            throw new Error(`Waited ${timeoutMs} ms in vain for this: ${what}`);
        }
        await pause(25);
    }
}
