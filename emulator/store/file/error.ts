/** The data file cannot be used; the message says which, why, and what to do. */
export class DataFileError extends Error {
    override name = "DataFileError";
}

/** What the system says of a failed access, for the end of a sentence. */
export function reasonOf(error: unknown): string {
    const code = (error as NodeJS.ErrnoException | undefined)?.code ?? "";
    const reasons: Record<string, string> = {
        ENOENT: "its folder does not exist: create the folder, or name another file",
        ENOTDIR: "its folder is no folder: name another file",
        EISDIR: "it is a folder: name a file in it",
        EACCES: "this user may not write there: change the rights, or name another file",
        EPERM: "this user may not write there: change the rights, or name another file",
        EROFS: "the file system is read-only: name another file",
        ENOSPC: "the disk is full: make room",
    };
    return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}
