import { readlinkSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/**
 * Where a file is, whatever links lead to it, so that its lock is the same by all its names. It need not exist yet:
 * then its folder is what counts, or where the link leads that stands there instead.
 */
export function realPathOf(file: string): string {
    try {
        return realpathSync(file);
    } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        // Of anything else, opening the file says more.
        return code === "ENOENT" ? realPathOfNew(resolve(file)) : resolve(file);
    }
}

function realPathOfNew(path: string): string {
    const folder = dirname(path);
    if (folder === path) {
        return path;
    }
    const real = join(realPathOf(folder), basename(path));
    const target = targetOf(real);
    return target === undefined ? real : realPathOf(resolve(dirname(real), target));
}

function targetOf(path: string): string | undefined {
    try {
        return readlinkSync(path);
    } catch {
        return undefined;
    }
}
