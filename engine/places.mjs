/** Where things stand: in the repository, and in the cache outside of it. */

import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A path in the repository. */
export function inRepository(...place) {
    return join(root, ...place);
}

/**
 * The folder that keeps one engine, whole, outside the tree: an engine is made once on a machine, not once per clone.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} version of the engine
 * @param {"release" | "go"} source how it was made
 */
export function engineFolder(env, version, source) {
    const cache = env.XDG_CACHE_HOME || join(env.HOME || homedir(), ".cache");
    return join(cache, "pulumi-telnyx", "engine", `${version}-${process.platform}-${process.arch}`, source);
}
