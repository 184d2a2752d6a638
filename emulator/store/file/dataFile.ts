import { closeSync, fstatSync, ftruncateSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import type { Store } from "../store";
import { header } from "./change";
import { DataFileError, reasonOf } from "./error";
import { lock } from "./lock";
import { readInto } from "./read";
import { realPathOf } from "./realPath";
import { Recorder } from "./recorder";

/** Below this size it is not worth while to write a file anew. */
const smallBytes = 8 * 1024 * 1024;

/**
 * Keeps a store in a file: after the first line, each line is what one request changed. Lines are only ever appended,
 * and before the reply is sent; so a kill at any moment loses nothing that was acknowledged. What was overwritten since
 * is cleared away at the start, and while the emulator runs in small steps between requests.
 */
export class DataFile {
    readonly #file: string;
    readonly #unlock: () => void;
    #descriptor = -1;
    #size = 0;
    #recorder: Recorder;
    /** The size that the file may grow to before it is written anew. */
    #roomy = 0;
    /** The lines since a rewriting began, which it does not hold yet. */
    #meanwhile: string[] | undefined;

    /** Opens a file for this process alone, and fills the store from it. */
    constructor(file: string, store: Store) {
        this.#file = realPathOf(file);
        this.#unlock = lock(this.#file);
        try {
            this.#descriptor = this.#attempt("written", () => openSync(this.#file, "a", 0o600));
            this.#size = this.#attempt("read", () => readInto(this.#file, store));
            if (this.#size < fstatSync(this.#descriptor).size) {
                ftruncateSync(this.#descriptor, this.#size);
            }
            if (this.#size === 0) {
                this.#append(header);
            }
            this.#recorder = new Recorder(store, true);
            this.#roomy = Math.max(smallBytes, this.#size);
        } catch (error) {
            this.#release();
            throw error;
        }
    }

    /** Writes what changed since the last time; throws if that does not work, and tries it again the next time. */
    keep(store: Store): void {
        if (store !== this.#recorder.store) {
            this.#append(`{"reset":true,"sequence":${String(store.sequence)}}`);
            this.#recorder = new Recorder(store, false);
        }
        const change = this.#recorder.change();
        if (change !== undefined) {
            this.#append(change.line);
            change.accept();
            if (this.#size > this.#roomy && this.#meanwhile === undefined) {
                this.#rewrite();
            }
        }
    }

    /** Does something that changes no record, whatever it looks at. */
    reading<T>(act: () => T): T {
        const recorder = this.#recorder;
        recorder.isReading = true;
        try {
            return act();
        } finally {
            recorder.isReading = false;
        }
    }

    /** Gives the file free. */
    close(): void {
        this.#meanwhile = undefined;
        try {
            rmSync(`${this.#file}.new`, { force: true });
        } finally {
            this.#release();
        }
    }

    #release(): void {
        if (this.#descriptor >= 0) {
            closeSync(this.#descriptor);
            this.#descriptor = -1;
        }
        this.#unlock();
    }

    #append(line: string): void {
        try {
            this.#size += writeAll(this.#descriptor, `${line}\n`);
        } catch (error) {
            // Half a line in the midst would make the whole file unreadable.
            ftruncateSync(this.#descriptor, this.#size);
            throw new DataFileError(`The data file ${this.#file} cannot be written: ${reasonOf(error)}.`);
        }
        this.#meanwhile?.push(line);
    }

    /** Writes the file anew, without what was overwritten, a little at a time; the old one stands until it is done. */
    #rewrite(): void {
        const meanwhile: string[] = [];
        const path = `${this.#file}.new`;
        try {
            const lines = [header, ...this.#recorder.snapshot()];
            rmSync(path, { force: true });
            const descriptor = openSync(path, "a", 0o600);
            this.#meanwhile = meanwhile;
            this.#rewriteOn(path, descriptor, lines, meanwhile);
        } catch {
            this.#goOnWithout(path);
        }
    }

    #rewriteOn(path: string, descriptor: number, lines: string[], meanwhile: string[]): void {
        let size = 0;
        let next = 0;
        const step = (): void => {
            // Closed, or begun again: nobody wants this one any more.
            if (this.#meanwhile !== meanwhile) {
                closeSync(descriptor);
                return;
            }
            try {
                const line = lines[next++] ?? meanwhile.shift();
                if (line !== undefined) {
                    size += writeAll(descriptor, `${line}\n`);
                    setImmediate(step);
                    return;
                }
                this.#replace(path, descriptor, size);
            } catch {
                closeSync(descriptor);
                this.#goOnWithout(path);
            }
        };
        setImmediate(step);
    }

    /** There is no room for a second file, or no folder any more: the first one goes on for as long as that works. */
    #goOnWithout(path: string): void {
        this.#roomy = this.#size * 2;
        this.#meanwhile = undefined;
        try {
            rmSync(path, { force: true });
        } catch {
            // It is in nobody's way: the next rewriting begins with removing it.
        }
    }

    #replace(path: string, descriptor: number, size: number): void {
        renameSync(path, this.#file);
        closeSync(this.#descriptor);
        this.#descriptor = descriptor;
        this.#size = size;
        this.#roomy = Math.max(smallBytes, size * 3);
        this.#meanwhile = undefined;
    }

    #attempt<T>(what: string, act: () => T): T {
        try {
            return act();
        } catch (error) {
            throw error instanceof DataFileError
                ? error
                : new DataFileError(`The data file ${this.#file} cannot be ${what}: ${reasonOf(error)}.`);
        }
    }
}

function writeAll(descriptor: number, text: string): number {
    const bytes = Buffer.from(text);
    for (let done = 0; done < bytes.length;) {
        done += writeSync(descriptor, bytes, done);
    }
    return bytes.length;
}
