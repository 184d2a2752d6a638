/** Installs the dependencies when those in node_modules are not the ones that package-lock.json names. */

import { readFileSync } from "node:fs";
import { lastLines, run } from "./command.mjs";
import { alone } from "./lock.mjs";
import { inRepository, root } from "./places.mjs";
import { step } from "./report.mjs";

/** Runs `npm ci` if it is needed. */
export async function installDependencies() {
    if (!isDone()) {
        await alone(() => (isDone() ? undefined : install()));
    }
}

function isDone() {
    return isInstalled(read("package-lock.json"), read("node_modules", ".package-lock.json"));
}

async function install() {
    await step("installing the dependencies (npm ci)", async () => {
        const outcome = await run("npm", ["ci"], { cwd: root, shell: process.platform === "win32" });
        if (outcome.code !== 0) {
            throw new Error(`npm ci failed. Its last lines:\n${lastLines(outcome)}`);
        }
    });
}

/**
 * Whether everything that the lock file names is there in that version. npm writes down what it installed in
 * node_modules/.package-lock.json, so times of files (which a checkout changes) do not count.
 *
 * @param {{ packages?: Record<string, object> } | undefined} wanted
 * @param {{ packages?: Record<string, object> } | undefined} found
 */
export function isInstalled(wanted, found) {
    return Object.entries(wanted?.packages ?? {}).every(([place, entry]) => {
        const there = found?.packages?.[place];
        return place === "" || (there ? there.version === entry.version : Boolean(entry.optional));
    });
}

/** A JSON file of the repository, or undefined if it is not there. */
function read(...place) {
    try {
        return JSON.parse(readFileSync(inRepository(...place), "utf8"));
    } catch {
        return undefined;
    }
}
