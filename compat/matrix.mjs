/** What is tried with what: versions of Node and of the SDK, ways of importing, package managers. */

import { readFileSync } from "node:fs";
import { inRepository } from "../engine/places.mjs";

/** The SDK that this repository itself works with. */
export const pinnedSdk = JSON.parse(readFileSync(inRepository("package.json"), "utf8")).devDependencies[
    "@pulumi/pulumi"
];

/** From this release on the SDK itself wants Node 22. */
const firstForNode22 = [3, 249];

/** All that there is to choose from; `latest` is whatever the registry says. */
export const axes = {
    node: ["20", "22", "24", "latest"],
    sdk: ["3.216.0", pinnedSdk, "latest"],
    style: ["commonjs", "module"],
    manager: ["npm", "pnpm"],
};

/**
 * @typedef {{ node: string, sdk: string, style: string, manager: string }} Combination
 *
 * Every combination, narrowed by flags such as `--node=20,22 --manager=npm`.
 * @param {string[]} flags
 * @returns {Combination[]}
 */
export function combinations(flags) {
    const chosen = { ...axes };
    for (const flag of flags) {
        const [, axis, values] = /^--(\w+)=(.+)$/.exec(flag) ?? [];
        if (!(axis in axes)) {
            throw new Error(
                `Unknown option ${flag}. Usage: npm run compat -- [--node=20,latest] [--sdk=...] [--style=...] [--manager=...]`,
            );
        }
        chosen[axis] = values.split(",");
    }
    return chosen.node.flatMap((node) =>
        chosen.sdk.flatMap((sdk) =>
            chosen.manager.flatMap((manager) => chosen.style.map((style) => ({ node, sdk, style, manager }))),
        ),
    );
}

/** Why a combination cannot work, whatever this package does; undefined where it has to. */
export function impossible({ node }, installedSdk) {
    const [major, minor] = installedSdk.split(".").map(Number);
    const isNewer = major > firstForNode22[0] || minor >= firstForNode22[1];
    return node === "20" && isNewer ? `@pulumi/pulumi ${installedSdk} wants Node 22` : undefined;
}
