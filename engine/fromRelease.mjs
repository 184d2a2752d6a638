/**
 * The second way to an engine: the official release, installed by the SDK's own PulumiCommand.install(). The npm package
 * `pulumi` is no other way: it holds no engine, but runs the same installer when it is first called, and keeps what that
 * downloads where the SDK does. So what either of them has left there is found here, and nothing is downloaded twice.
 */

import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fillFolder } from "./atomic.mjs";
import { lastLines, run } from "./command.mjs";
import { findExecutable, inspectEngine } from "./inspect.mjs";
import { engineFolder } from "./places.mjs";
import { step } from "./report.mjs";
import { engineVersion } from "./version.mjs";

/** A network that answers neither yes nor no is given up after this time, in milliseconds. */
const patienceMs = 60_000;

/** Runs in a process of its own, so that it can be ended with everything that it started. */
const script = fileURLToPath(new URL("./installRelease.mjs", import.meta.url));

/**
 * @param {{ installer?: string, patience?: number }} [options] a script that is called with folder and version, and how
 *     long it may take in milliseconds
 * @returns {import("./resolve.mjs").Way}
 */
export function releaseWay({ installer = script, patience = patienceMs } = {}) {
    const find = (env) => {
        const pulumi = findExecutable("pulumi", [join(folder(env), "bin"), sharedFolder(env)]);
        if (!pulumi) {
            throw new Error("no official release was downloaded yet");
        }
        return inspectEngine(pulumi, "release", env);
    };
    const download = (env) =>
        fillFolder(folder(env), async (temporary) => {
            const command = [installer, temporary, engineVersion];
            const outcome = await run(process.execPath, command, { env, timeout: patience });
            if (outcome.code !== 0) {
                throw new Error(`the official release cannot be downloaded: ${lastLines(outcome, 3)}`);
            }
        });
    const make = async (env) => {
        await step(`downloading the official release of Pulumi ${engineVersion}`, () => download(env));
        return find(env);
    };
    return { source: "release", find, make };
}

/** Where the launcher of npm and the Automation API keep this release (lib/cache.js of the package `pulumi`). */
function sharedFolder(env) {
    return join(env.PULUMI_HOME || join(env.HOME || homedir(), ".pulumi"), "versions", engineVersion, "bin");
}

function folder(env) {
    return engineFolder(env, engineVersion, "release");
}
