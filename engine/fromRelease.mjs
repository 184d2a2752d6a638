/** The second way to an engine: the official release, installed by the SDK's own PulumiCommand.install(). */

import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fillFolder } from "./atomic.mjs";
import { lastLines, run } from "./command.mjs";
import { findExecutable, inspectEngine } from "./inspect.mjs";
import { engineFolder } from "./places.mjs";
import { step } from "./report.mjs";
import { engineVersion } from "./version.mjs";

/** A network that answers neither yes nor no is given up after this time. */
const patience = 60_000;

const installer = fileURLToPath(new URL("./installRelease.mjs", import.meta.url));

/** @type {import("./resolve.mjs").Way} */
export const fromRelease = {
    source: "release",
    find(env) {
        const binDir = join(folder(env), "bin");
        const pulumi = findExecutable("pulumi", [binDir]);
        if (!pulumi) {
            throw new Error("no release was downloaded yet");
        }
        return inspectEngine(pulumi, "release", env);
    },
    async make(env) {
        await step(`downloading the official release of Pulumi ${engineVersion}`, () =>
            fillFolder(folder(env), async (temporary) => {
                // In a process of its own, so that it can be ended with everything that it started.
                const outcome = await run(process.execPath, [installer, temporary, engineVersion], {
                    env,
                    timeout: patience,
                });
                if (outcome.code !== 0) {
                    throw new Error(`the official release cannot be downloaded: ${lastLines(outcome, 3)}`);
                }
            }),
        );
        return this.find(env);
    },
};

function folder(env) {
    return engineFolder(env, engineVersion, "release");
}
