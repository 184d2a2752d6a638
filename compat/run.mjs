/**
 * Tells one story on the real engine with many versions: `npm run compat`, or a part of it with `npm run compat --
 * --node=20,latest --sdk=latest`. Prints a table; ends with 1 when something that has to work does not.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "pulumi-telnyx-emulator";
import { findEngine } from "../engine/resolve.mjs";
import { combinations, impossible } from "./matrix.mjs";
import { installNode, installPackages, pack } from "./project.mjs";
import { tell } from "./story.mjs";

const once = new Map();

/** Does something once for each key. */
function onceFor(key, make) {
    if (!once.has(key)) {
        once.set(key, make());
    }
    return once.get(key);
}

/** Runs one combination; returns the row of the table. */
async function rowOf(combination, folder, tarball, engine) {
    const { node, sdk, style, manager } = combination;
    const { place, version } = await onceFor(`${manager} ${sdk}`, () => installPackages(folder, tarball, sdk, manager));
    const row = { node, "@pulumi/pulumi": version, modules: style, "installed by": manager };
    const reason = impossible(combination, version);
    if (reason) {
        return { ...row, result: `not possible: ${reason}` };
    }
    const nodeBin = await onceFor(`node ${node}`, () => installNode(folder, node));
    const emulator = await startEmulator({ settings: { searchRequired: false } });
    const startedAt = Date.now();
    try {
        await tell({ folder, packages: place, nodeBin, style, engine }, emulator);
        return { ...row, result: `works (${Math.round((Date.now() - startedAt) / 1000)} s)` };
    } catch (error) {
        return { ...row, result: "FAILS", error: error.message };
    } finally {
        await emulator.close();
    }
}

const folder = mkdtempSync(join(tmpdir(), "pulumi-telnyx-compat-"));
try {
    const engine = await findEngine();
    const tarball = await pack(folder);
    const rows = [];
    for (const combination of combinations(process.argv.slice(2))) {
        const row = await rowOf(combination, folder, tarball, engine);
        console.log(Object.values(row).join(" | "));
        rows.push(row);
    }
    console.log(`\nPulumi CLI ${engine.version} (${engine.source})`);
    console.table(rows.map(({ error, ...row }) => row));
    process.exitCode = rows.some(({ result }) => result === "FAILS") ? 1 : 0;
} finally {
    rmSync(folder, { recursive: true, force: true });
}
