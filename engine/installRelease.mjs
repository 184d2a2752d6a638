/** Installs the official release of the Pulumi CLI: `node engine/installRelease.mjs FOLDER VERSION`. */

import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { PulumiCommand } = require("@pulumi/pulumi/automation");
const { SemVer } = require("semver");

const [root, version] = process.argv.slice(2);
try {
    await PulumiCommand.install({ root, version: new SemVer(version) });
} catch (error) {
    console.error(error.message);
    process.exitCode = 1;
}
