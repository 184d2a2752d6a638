/** Decides which Pulumi engine the tests and the demo run on, and gets one where none is installed. */

import { fromGo } from "./fromGo.mjs";
import { fromPath } from "./fromPath.mjs";
import { releaseWay } from "./fromRelease.mjs";
import { oldestVersion } from "./inspect.mjs";

/**
 * @typedef {import("./inspect.mjs").Engine} Engine
 *
 * One way to an engine. Both functions throw an error that says why this way does not lead to one.
 * @typedef {object} Way
 * @property {Engine["source"]} source
 * @property {(env: NodeJS.ProcessEnv) => Engine | Promise<Engine>} find the engine that is there
 * @property {(env: NodeJS.ProcessEnv) => Promise<Engine>} [make] downloads or builds it
 */

/** In the order of preference. What is there already goes before what would have to be made. */
const allWays = [fromPath, releaseWay(), fromGo];

export { fromGo, fromPath, releaseWay };

/**
 * The engine that is there, without a download or a build. Throws when there is none.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @param {Way[]} [all] the ways there are, in the order of preference
 * @returns {Promise<Engine>}
 */
export async function findEngine(env = process.env, all = allWays) {
    const { engine, reasons } = await firstOf(waysFor(env, all), (way) => way.find(env));
    if (!engine) {
        throw new Error(`${explain(reasons)}\nTo get one for this project alone: node engine/setup.mjs --engine`);
    }
    return engine;
}

/**
 * The engine that is there, or else a new one.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @param {Way[]} [all] the ways there are, in the order of preference
 * @returns {Promise<Engine>}
 */
export async function ensureEngine(env = process.env, all = allWays) {
    const ways = waysFor(env, all);
    const found = await firstOf(ways, (way) => way.find(env));
    if (found.engine) {
        return found.engine;
    }
    const makers = ways.filter((way) => way.make);
    const made = await firstOf(makers, (way) => way.make(env));
    if (!made.engine) {
        const installed = found.reasons.filter(({ source }) => source === "path");
        throw new Error(`${explain([...installed, ...made.reasons])}\n${remedies}`);
    }
    return made.engine;
}

const remedies = `Do one of these and run the command again:
  1. install Pulumi ${oldestVersion} or later and put its folder on PATH;
  2. give this machine a way to the internet, so that the official release can be downloaded;
  3. install Go, so that the engine can be built from Go modules.`;

/** The ways to try: all, or the one that PULUMI_TELNYX_ENGINE names. */
function waysFor(env, all) {
    const only = env.PULUMI_TELNYX_ENGINE;
    const ways = only ? all.filter((way) => way.source === only) : all;
    if (ways.length === 0) {
        const sources = all.map((way) => way.source).join(", ");
        throw new Error(`PULUMI_TELNYX_ENGINE is "${only}". It may be one of: ${sources}.`);
    }
    return ways;
}

/** Tries one way after the other until one leads to an engine. */
async function firstOf(ways, attempt) {
    const reasons = [];
    for (const way of ways) {
        try {
            return { engine: await attempt(way), reasons };
        } catch (error) {
            reasons.push({ source: way.source, text: error.message });
        }
    }
    return { reasons };
}

function explain(reasons) {
    return ["There is no Pulumi engine to run on:", ...reasons.map(({ text }) => `  - ${text}`)].join("\n");
}
