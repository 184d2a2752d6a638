/** Looks at a `pulumi` executable and tells whether this project can run on it. */

import { spawn } from "node:child_process";
import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { run } from "./command.mjs";

/** The oldest engine that shows drift per property: read's `inputs` count since this release. */
export const oldestVersion = "3.216.0";

/** How long an executable may take to answer. */
const patience = 20_000;

/**
 * @typedef {object} Engine
 * @property {string} pulumi path of the executable
 * @property {string} binDir its folder, to be put first on PATH
 * @property {string} version such as "3.259.0"
 * @property {"path" | "release" | "go"} source where it came from
 */

/**
 * Describes the engine behind an executable, or throws an error that says what is wrong with it.
 *
 * @param {string} pulumi
 * @param {Engine["source"]} source
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Engine>}
 */
export async function inspectEngine(pulumi, source, env) {
    const answer = await run(pulumi, ["version"], {
        env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" },
        timeout: patience,
    });
    const version = /^v?(\d+\.\d+\.\d+)/.exec(answer.stdout.trim())?.[1];
    if (!version) {
        throw new Error(`${pulumi} does not tell its version: ${answer.stderr.trim() || answer.stdout.trim()}`);
    }
    if (isOlder(version, oldestVersion)) {
        throw new Error(`${pulumi} is version ${version}, older than ${oldestVersion}`);
    }
    const binDir = dirname(pulumi);
    const places = [dirname(realpathSync(pulumi)), binDir, ...pathFolders(env)];
    const host = findExecutable("pulumi-language-nodejs", places);
    if (!host || !(await answers(host, env))) {
        throw new Error(`${pulumi} has no Node host that answers (pulumi-language-nodejs, ${host ?? "not found"})`);
    }
    if (!findExecutable("pulumi-resource-pulumi-nodejs", places)) {
        throw new Error(`${pulumi} has no pulumi-resource-pulumi-nodejs beside it`);
    }
    return { pulumi, binDir, version, source };
}

/** Whether a language host starts: it then prints the port that it listens on, and waits. */
function answers(host, env) {
    return new Promise((resolve) => {
        const child = spawn(host, ["127.0.0.1:1"], { env, stdio: ["ignore", "pipe", "ignore"] });
        const timer = setTimeout(() => child.kill("SIGKILL"), patience);
        let said = "";
        child.stdout.on("data", (data) => {
            said += data;
            child.kill("SIGKILL");
        });
        child.on("error", () => resolve(false));
        child.on("close", () => {
            clearTimeout(timer);
            resolve(/^\d+\s*$/.test(said));
        });
    });
}

/** The first executable of that name in the folders. */
export function findExecutable(name, folders) {
    const names = process.platform === "win32" ? [`${name}.exe`, `${name}.cmd`] : [name];
    return folders.flatMap((folder) => names.map((file) => join(folder, file))).find(isExecutable);
}

/** The folders of PATH, in their order. */
export function pathFolders(env) {
    return (env.PATH ?? "").split(delimiter).filter(Boolean);
}

function isExecutable(file) {
    try {
        accessSync(file, constants.X_OK);
        return statSync(file).isFile();
    } catch {
        return false;
    }
}

/** Compares two versions of three numbers. */
export function isOlder(version, than) {
    const [left, right] = [version, than].map((text) => text.split(".").map(Number));
    const place = left.findIndex((number, index) => number !== right[index]);
    return place >= 0 && left[place] < right[place];
}
