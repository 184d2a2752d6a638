/** Makes a folder whole or not at all. */

import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Fills a new folder beside `folder` and puts it in its place when it is complete; one that stood there before is
 * replaced only then. What is left of a filling that failed is removed.
 *
 * @param {string} folder
 * @param {(temporary: string) => Promise<void>} fill
 */
export async function fillFolder(folder, fill) {
    mkdirSync(dirname(folder), { recursive: true });
    const temporary = mkdtempSync(`${folder}.making-`);
    const replaced = `${temporary}.replaced`;
    try {
        await fill(temporary);
        if (existsSync(folder)) {
            renameSync(folder, replaced);
        }
        renameSync(temporary, folder);
    } finally {
        rmSync(temporary, { recursive: true, force: true });
        rmSync(replaced, { recursive: true, force: true });
    }
}
