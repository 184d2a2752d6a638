/**
 * Compiles every module of the provider once, however many commands get a copy of their own: compiling and finding files
 * were two thirds of what loading a copy took. What the modules do when they are loaded, each copy does anew.
 */
"use strict";

const Module = require("node:module");
const { dirname, sep } = require("node:path");
const { compileFunction } = require("node:vm");

const ours = `${sep}provider${sep}dist${sep}`;
const parts = ["exports", "require", "module", "__filename", "__dirname"];
const functions = new Map();
const places = new Map();

const compile = Module.prototype._compile;
Module.prototype._compile = function (content, filename, ...rest) {
    if (!filename.includes(ours)) {
        return compile.call(this, content, filename, ...rest);
    }
    const run = functions.get(filename) ?? compileFunction(content, parts, { filename });
    functions.set(filename, run);
    const require = (name) => this.require(name);
    require.resolve = (name) => Module._resolveFilename(name, this);
    run.call(this.exports, this.exports, require, this, filename, dirname(filename));
};

const resolve = Module._resolveFilename;
Module._resolveFilename = function (name, parent, ...rest) {
    if (parent?.filename?.includes(ours) !== true) {
        return resolve.call(this, name, parent, ...rest);
    }
    const place = `${parent.path}\0${name}`;
    const found = places.get(place) ?? resolve.call(this, name, parent, ...rest);
    places.set(place, found);
    return found;
};
