import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { DataFileError, reasonOf } from "./error";

/** The files that emulators of this process have open. */
const heldHere = new Set<string>();

/** Takes a file for this process alone, and hands back what gives it free again. */
export function lock(file: string): () => void {
    const path = `${file}.lock`;
    if (heldHere.has(path)) {
        throw inUse(file, process.pid);
    }
    take(file, path);
    heldHere.add(path);
    return () => {
        heldHere.delete(path);
        rmSync(path, { force: true });
    };
}

function take(file: string, path: string): void {
    for (let attempt = 0; attempt < 3; attempt += 1) {
        try {
            const descriptor = openSync(path, "wx", 0o600);
            writeSync(descriptor, JSON.stringify(identityOf(process.pid)));
            closeSync(descriptor);
            return;
        } catch (error) {
            if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
                throw new DataFileError(`The data file ${file} cannot be written: ${reasonOf(error)}.`);
            }
        }
        const holder = holderOf(path);
        if (holder !== undefined) {
            throw inUse(file, holder);
        }
        // Whoever had it was killed before it could clear up.
        rmSync(path, { force: true });
    }
    throw inUse(file, undefined);
}

function inUse(file: string, pid: number | undefined): DataFileError {
    const by = pid === undefined ? "another emulator" : `another emulator (process ${String(pid)})`;
    return new DataFileError(`The data file ${file} is in use by ${by}: stop that one first, or name another file.`);
}

interface Identity {
    pid: number;
    /** When the process started, where the system tells: a process id is used again after a while. */
    started: string;
}

function identityOf(pid: number): Identity {
    return { pid, started: startOf(pid) };
}

/** The process that holds a lock, if it still runs. */
function holderOf(path: string): number | undefined {
    try {
        const { pid, started } = JSON.parse(readFileSync(path, "utf8")) as Identity;
        return pid !== process.pid && isRunning(pid) && startOf(pid) === started ? pid : undefined;
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
