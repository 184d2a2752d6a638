import { readFileSync } from "node:fs";

/** What a lock says of the process that holds it. */
export interface Identity {
    pid: number;
    /** When the process started, where the system tells: a process id is used again after a while. */
    started: string;
}

/** What the lock of a process says. */
export function identityOf(pid: number): Identity {
    return { pid, started: startOf(pid) };
}

/** The process that holds a lock with this text, if it still runs. */
export function holderOf(text = ""): number | undefined {
    try {
        const { pid, started } = JSON.parse(text) as Identity;
        // Where nobody tells when a process started, one with the id of this one was another: in a container, all are 1.
        const isKnown = pid !== process.pid || started !== "";
        return isKnown && isRunning(pid) && startOf(pid) === started ? pid : undefined;
    } catch {
        return undefined;
    }
}

function isRunning(pid: number): boolean {
    try {
        return process.kill(pid, 0);
    } catch (error) {
        return (error as NodeJS.ErrnoException).code === "EPERM";
    }
}

function startOf(pid: number): string {
    try {
        // The name in the second field may hold anything, also spaces and brackets.
        return (
            readFileSync(`/proc/${String(pid)}/stat`, "utf8")
                .replace(/^.*\)/s, "")
                .split(" ")[20] ?? ""
        );
    } catch {
        return "";
    }
}
