/** The steps of the set-up, in their order. */

import { buildPackages } from "./build.mjs";
import { installDependencies } from "./install.mjs";
import { ensureEngine } from "./resolve.mjs";

/**
 * Runs the steps that the flags ask for.
 *
 * @param {string[]} flags `--build` and `--engine`
 */
export async function setUp(flags) {
    const unknown = flags.filter((flag) => flag !== "--build" && flag !== "--engine");
    if (unknown.length > 0) {
        throw new Error(`Unknown option ${unknown.join(" ")}. Usage: node engine/setup.mjs [--build] [--engine]`);
    }
    await installDependencies();
    if (flags.includes("--build")) {
        await buildPackages();
    }
    if (flags.includes("--engine")) {
        await ensureEngine();
    }
}
