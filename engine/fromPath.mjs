/** The first way to an engine: the one that is installed. */

import { findExecutable, inspectEngine, pathFolders } from "./inspect.mjs";

/** @type {import("./resolve.mjs").Way} */
export const fromPath = {
    source: "path",
    find(env) {
        const pulumi = findExecutable("pulumi", pathFolders(env));
        if (!pulumi) {
            throw new Error("there is no pulumi on PATH");
        }
        return inspectEngine(pulumi, "path", env);
    },
};
