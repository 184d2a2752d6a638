/** The demo's stack: the program in the repository's root, with a backend and a home of its own. */

import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { inRepository, root } from "../engine/places.mjs";
import { findEngine } from "../engine/resolve.mjs";
import { showCommand } from "./terminal.mjs";

/**
 * @typedef {object} DemoStack
 * @property {string} name
 * @property {string} folder for all that the demo writes
 * @property {string} pulumi the executable
 * @property {string} binDir its folder
 * @property {Record<string, string>} settings the environment variables that make `pulumi` use this stack
 */

/**
 * Describes a stack that reaches Telnyx at `url`; `pulumi stack init` makes it.
 *
 * @returns {Promise<DemoStack>}
 */
export async function describeStack(folder, url) {
    const { pulumi: executable, binDir } = await findEngine();
    const [home, backend] = ["home", "backend"].map((name) => join(folder, name));
    mkdirSync(home);
    mkdirSync(backend);
    // A name of its own: another demo, or a stack of the reader's, may be there.
    const name = `demo-${randomBytes(3).toString("hex")}`;
    const settings = {
        PULUMI_HOME: home,
        PULUMI_BACKEND_URL: `file://${backend}`,
        PULUMI_STACK: name,
        PULUMI_CONFIG_PASSPHRASE: "demo",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        TELNYX_API_KEY: "KEY-for-the-emulator",
        TELNYX_BASE_URL: url,
    };
    return { name, folder, pulumi: executable, binDir, settings };
}

/** The file that `pulumi stack init` writes into the repository. */
export function stackFile({ name }) {
    return inRepository(`Pulumi.${name}.yaml`);
}

/**
 * Runs `pulumi` before the reader's eyes.
 *
 * @param {DemoStack} stack
 * @param {...string} args
 */
export function pulumi(stack, ...args) {
    showCommand(["pulumi", ...args]);
    const path = `${stack.binDir}${delimiter}${process.env.PATH}`;
    // An interrupted `pulumi` leaves temporary files behind.
    const env = { ...ownEnvironment(), ...stack.settings, PATH: path, TMPDIR: stack.folder };
    return new Promise((resolve, reject) => {
        const child = spawn(stack.pulumi, args, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] });
        child.on("error", reject);
        child.on("close", (code) =>
            code === 0 ? resolve() : reject(new Error(`The demo ends here: pulumi ${args[0]} failed (see above).`)),
        );
    });
}

/** The reader's environment without settings for other stacks. */
function ownEnvironment() {
    return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PULUMI|TELNYX)_/.test(name)));
}
