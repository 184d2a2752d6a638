import { randomUUID } from "node:crypto";
import { constants, copyFileSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { DataFileError, reasonOf } from "./error";
import { holderOf, identityOf } from "./holder";

/** The files that emulators of this process have open. */
const heldHere = new Set<string>();

/** Takes a file for this process alone, and hands back what gives it free again. */
export function lock(file: string): () => void {
    const path = `${file}.lock`;
    if (heldHere.has(path)) {
        throw inUse(file, process.pid);
    }
    try {
        takeFor(file, path);
    } catch (error) {
        throw error instanceof DataFileError
            ? error
            : new DataFileError(`The data file ${file} cannot be written: ${reasonOf(error)}.`);
    }
    heldHere.add(path);
    return () => {
        heldHere.delete(path);
        rmSync(path, { force: true });
    };
}

function takeFor(file: string, path: string): void {
    // Written beside and put into place as a whole, a lock is never seen half written and so taken for one of nobody.
    const own = `${path}.${randomUUID()}`;
    writeFileSync(own, JSON.stringify(identityOf(process.pid)), { mode: 0o600 });
    try {
        take(file, path, own);
    } finally {
        rmSync(own, { force: true });
    }
}

/** Puts the lock `own` at a path, unless a process that still runs has one there. */
function take(file: string, path: string, own: string): void {
    for (let attempt = 0; attempt < 3; attempt += 1) {
        if (isPut(own, path)) {
            return;
        }
        const found = textOf(path);
        const holder = holderOf(found);
        if (holder !== undefined) {
            throw inUse(file, holder);
        }
        // Whoever had it was killed before it could clear up.
        if (found !== undefined && isReplaced(file, path, own, found)) {
            return;
        }
    }
    throw inUse(file, undefined);
}

/**
 * Replaces a lock that nobody holds any more. Another process may be about to do the same, and each could take away what
 * the other has just put there: whoever replaces locks has a lock for that.
 */
function isReplaced(file: string, path: string, own: string, stale: string): boolean {
    const turn = `${path}.stale`;
    take(file, turn, own);
    try {
        if (textOf(path) !== stale) {
            return false;
        }
        const replacement = `${own}.new`;
        copyFileSync(own, replacement);
        renameSync(replacement, path);
        return true;
    } finally {
        rmSync(turn, { force: true });
    }
}

function isPut(own: string, path: string): boolean {
    try {
        put(own, path);
        return true;
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "EEXIST") {
            return false;
        }
        throw error;
    }
}

function put(own: string, path: string): void {
    try {
        linkSync(own, path);
    } catch (error) {
        const { code = "" } = error as NodeJS.ErrnoException;
        if (!["EPERM", "ENOTSUP", "ENOSYS"].includes(code)) {
            throw error;
        }
        // Some file systems, as those of memory cards, have no links.
        copyFileSync(own, path, constants.COPYFILE_EXCL);
    }
}

function textOf(path: string): string | undefined {
    try {
        return readFileSync(path, "utf8");
    } catch {
        return undefined;
    }
}

function inUse(file: string, pid: number | undefined): DataFileError {
    const by = pid === undefined ? "another emulator" : `another emulator (process ${String(pid)})`;
    return new DataFileError(`The data file ${file} is in use by ${by}: stop that one first, or name another file.`);
}
