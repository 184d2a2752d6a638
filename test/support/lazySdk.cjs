/**
 * Loads TypeScript and npm's reader of dependency trees when Pulumi's SDK uses them, not when it names them: both serve
 * serialized closures and TypeScript programs only, and are two thirds of what a process spends to load the SDK. A
 * program of a project with `typescript: false` starts without a compiler.
 */
"use strict";

const { existsSync, readFileSync } = require("node:fs");
const Module = require("node:module");
const { basename } = require("node:path");

// The language host that is built from Go modules is older than the option, and asks for a compiler whatever it says.
if (process.env["PULUMI_NODEJS_TYPESCRIPT"] === "true" && existsSync("Pulumi.yaml")) {
    if (/\btypescript"?: *false\b/.test(readFileSync("Pulumi.yaml", "utf8"))) {
        process.env["PULUMI_NODEJS_TYPESCRIPT"] = "false";
    }
}

/** Who names what. */
const late = new Map([
    ["typescript-shim.js", "typescript"],
    ["codePaths.js", "@npmcli/arborist"],
]);

const load = Module._load;
Module._load = function (name, parent, ...rest) {
    if (parent?.filename == null || late.get(basename(parent.filename)) !== name) {
        return load.call(this, name, parent, ...rest);
    }
    // One that is not there is an error at once, as it would be otherwise.
    Module._resolveFilename(name, parent);
    return new Proxy(
        {},
        {
            // What says of itself that it is an ES module is taken as it is, and not copied.
            get: (_target, key) => (key === "__esModule" ? true : load.call(this, name, parent, ...rest)[key]),
        },
    );
};
