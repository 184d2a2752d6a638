/** The story that every combination has to tell on the real engine: up, drift, repair, destroy. */

import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { lastLines, run } from "../engine/command.mjs";

const phoneNumber = "+13125550142";
const patienceMs = 240_000;

const programs = {
    commonjs: `const telnyx = require("pulumi-telnyx");
        exports.status = new telnyx.NumberOrder("line", { phoneNumbers: ["${phoneNumber}"] }).status;`,
    module: `import * as telnyx from "pulumi-telnyx";
        export const status = new telnyx.NumberOrder("line", { phoneNumbers: ["${phoneNumber}"] }).status;`,
};

/**
 * Runs the story; throws where it does not go as it should.
 *
 * @param {{ folder: string, packages: string, nodeBin?: string, style: string, engine: { pulumi: string, binDir: string } }} where
 * @param {import("pulumi-telnyx-emulator").Emulator} emulator
 */
export async function tell({ folder, packages, nodeBin, style, engine }, emulator) {
    const place = mkdtempSync(join(folder, "story-"));
    const project = join(place, "project");
    mkdirSync(join(place, "backend"));
    mkdirSync(project);
    // pnpm's node_modules hold links that lead out of it by relative paths: a link to the whole serves both managers.
    symlinkSync(join(packages, "node_modules"), join(project, "node_modules"), "junction");
    cpSync(join(packages, "package.json"), join(project, "package.json"));
    const manifest = { private: true, main: "index.js", type: style };
    const settings = {
        name: "compat",
        runtime: { name: "nodejs", options: { typescript: false } },
        options: { refresh: "always" },
    };
    writeFileSync(join(project, "package.json"), JSON.stringify(manifest));
    writeFileSync(join(project, "Pulumi.yaml"), JSON.stringify(settings));
    writeFileSync(join(project, "index.js"), programs[style]);
    const path = [nodeBin, engine.binDir, process.env.PATH].filter(Boolean).join(delimiter);
    const pulumi = commandLine(engine.pulumi, project, environment(place, path, emulator.url));
    try {
        await pulumi(0, "stack", "init", "dev");
        await pulumi(0, "up", "--yes", "--skip-preview");
        expect(emulator, "active", "after up");
        await pulumi(0, "preview", "--expect-no-changes");
        emulator.control.releaseNumber(phoneNumber);
        await pulumi(7, "preview", "--expect-no-changes");
        await pulumi(0, "up", "--yes", "--skip-preview");
        expect(emulator, "active", "after the repair");
        await pulumi(0, "destroy", "--yes", "--skip-preview");
        expect(emulator, "deleted", "after destroy");
    } finally {
        rmSync(place, { recursive: true, force: true });
    }
}

function environment(place, path, url) {
    return {
        ...process.env,
        PATH: path,
        PULUMI_HOME: join(place, "home"),
        PULUMI_BACKEND_URL: `file://${join(place, "backend")}`,
        PULUMI_CONFIG_PASSPHRASE: "compat",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        TELNYX_API_KEY: "KEY-compat",
        TELNYX_BASE_URL: url,
    };
}

/** Runs pulumi and checks its exit code. */
function commandLine(executable, cwd, env) {
    return async (code, ...args) => {
        const all = [...args, "--non-interactive", "--color", "never"];
        const outcome = await run(executable, all, { cwd, env, timeout: patienceMs });
        // Before release 3.226 the engine had no exit code of its own for this.
        if (code === 0 ? outcome.code !== 0 : outcome.code === 0) {
            throw new Error(`pulumi ${args[0]} ended with ${outcome.code}: ${lastLines(outcome, 8)}`);
        }
    };
}

function expect(emulator, status, when) {
    const found = emulator.control.numbers().at(-1)?.status;
    if (found !== status) {
        throw new Error(`${when} the number is ${found}, not ${status}`);
    }
}
