/**
 * Loads the provider with one mistake in it: what the mutant that MUTANT names exports instead of a function of the
 * provider. A mutant whose function is not there ends the process: a mistake that is not made proves nothing.
 */
"use strict";

const Module = require("node:module");
const { sep } = require("node:path");

const name = process.env.MUTANT;

if (name !== undefined) {
    const mutant = require("../mutants.cjs").find((one) => one.name === name);
    if (mutant === undefined) {
        process.stderr.write(`There is no mutant "${name}".\n`);
        process.exit(1);
    }
    const places = [mutant, ...(mutant.also === undefined ? [] : [mutant.also])];
    const load = Module._extensions[".js"];
    Module._extensions[".js"] = (module, path) => {
        load(module, path);
        for (const { file, mistakes } of places) {
            if (path.endsWith(["", "dist", ...file.split("/")].join(sep))) {
                mistake(file, mistakes, module.exports);
            }
        }
    };

    function mistake(file, mistakes, exported) {
        for (const [part, mistaken] of Object.entries(mistakes)) {
            const right = exported[part];
            if (typeof right !== "function") {
                process.stderr.write(`The mutant "${name}" finds no function ${part} in ${file}.\n`);
                process.exit(1);
            }
            exported[part] = mistaken(right, exported);
        }
    }
}
