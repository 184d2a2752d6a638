/**
 * Gives every command its own copy of the provider's modules, as if it had a plugin process of its own: starting one
 * for each of many thousand commands would take longer than all that they do.
 */
"use strict";

const { createRequire } = require("node:module");
const { join, sep } = require("node:path");

const fromProject = createRequire(join(process.cwd(), "index.js"));
let current;

globalThis.freshHandler = (name, command) => {
    if (command !== current) {
        current = command;
        const entry = fromProject.resolve("pulumi-telnyx/dynamic");
        const folder = entry.slice(0, entry.lastIndexOf(`${sep}dist${sep}`) + 6);
        for (const file of Object.keys(require.cache).filter((path) => path.startsWith(folder))) {
            delete require.cache[file];
        }
    }
    return fromProject("pulumi-telnyx/dynamic")[name];
};
