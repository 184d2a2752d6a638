/** Installs what a story runs with, as a user would: from the packed tarball, in folders of their own. */

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lastLines, run } from "../engine/command.mjs";
import { inRepository } from "../engine/places.mjs";

const patienceMs = 300_000;

async function must(command, args, cwd) {
    const outcome = await run(command, args, { cwd, env: process.env, timeout: patienceMs });
    if (outcome.code !== 0) {
        throw new Error(`${command} ${args.slice(0, 2).join(" ")}: ${lastLines(outcome, 5)}`);
    }
}

/** Packs the provider; returns the path of the tarball. */
export async function pack(folder) {
    await must("npm", ["pack", "--silent", "--pack-destination", folder], inRepository("provider"));
    return join(
        folder,
        readdirSync(folder).find((name) => name.endsWith(".tgz")),
    );
}

/**
 * The folder of an executable of Node; the registry serves it as a package for each platform. `current` is the Node that
 * runs this, and needs no folder.
 */
export async function installNode(folder, version) {
    if (version === "current") {
        return undefined;
    }
    const place = join(folder, `node-${version}`);
    mkdirSync(place, { recursive: true });
    const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
    await must("npm", ["install", "--no-audit", "--no-fund", "--prefix", place, `${name}@${version}`], place);
    return join(place, "node_modules", name, "bin");
}

/** Installs package and SDK with a package manager; returns the folder and the version of the SDK. */
export async function installPackages(folder, tarball, sdk, manager) {
    const place = join(folder, `${manager}-${sdk}`);
    mkdirSync(place, { recursive: true });
    const dependencies = { "@pulumi/pulumi": sdk, "pulumi-telnyx": `file:${tarball}` };
    writeFileSync(join(place, "package.json"), JSON.stringify({ private: true, dependencies }));
    if (manager === "npm") {
        await must("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline"], place);
    } else {
        const pnpm = inRepository("node_modules", "pnpm", "bin", "pnpm.cjs");
        await must(process.execPath, [pnpm, "install", "--prefer-offline", "--no-frozen-lockfile"], place);
    }
    const manifest = readFileSync(join(place, "node_modules", "@pulumi", "pulumi", "package.json"), "utf8");
    return { place, version: JSON.parse(manifest).version };
}
