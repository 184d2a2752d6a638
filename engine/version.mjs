/** The pinned versions. They stand in one place each: the go.mod files of the two tool modules. */

import { readFileSync } from "node:fs";
import { inRepository } from "./places.mjs";

/** The version of a Go module in a go.mod, without its "v". */
function moduleVersion(folder, name) {
    const text = readFileSync(inRepository("engine", folder, "go.mod"), "utf8");
    const line = text.split("\n").find((one) => one.trim().startsWith(`${name} v`));
    if (!line) {
        throw new Error(`engine/${folder}/go.mod does not name ${name}.`);
    }
    return line.trim().split(" ")[1].slice(1);
}

/** The version of the engine that is downloaded or built where none is installed. */
export const engineVersion = moduleVersion("cli", "github.com/pulumi/pulumi/pkg/v3");

/** The version of the Node host that is built with it: the last one that a Go module proxy serves. */
export const hostVersion = moduleVersion("nodejs-host", "github.com/pulumi/pulumi/sdk/v3");
