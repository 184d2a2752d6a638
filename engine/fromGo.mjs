/** The third way to an engine: built from Go modules, which needs Go and a Go module proxy and nothing else. */

import { chmodSync, copyFileSync, existsSync } from "node:fs";
import { basename, join } from "node:path";
import { fillFolder } from "./atomic.mjs";
import { lastLines, run } from "./command.mjs";
import { findExecutable, inspectEngine, pathFolders } from "./inspect.mjs";
import { engineFolder, inRepository } from "./places.mjs";
import { step } from "./report.mjs";
import { engineVersion, hostVersion } from "./version.mjs";

/** Where the Go linker writes the version that `pulumi version` tells. */
const stamp = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";

/** The starter of the dynamic provider's plugin. It finds the SDK from the working folder, so a copy serves all. */
const starters = ["pulumi-resource-pulumi-nodejs", "pulumi-resource-pulumi-nodejs.cmd"].map((file) =>
    inRepository("node_modules", "@pulumi", "pulumi", file),
);

/** @type {import("./resolve.mjs").Way} */
export const fromGo = {
    source: "go",
    find(env) {
        const pulumi = findExecutable("pulumi", [join(folder(env), "bin")]);
        if (!pulumi) {
            throw new Error("none was built yet");
        }
        return inspectEngine(pulumi, "go", env);
    },
    async make(env) {
        if (!findExecutable("go", pathFolders(env))) {
            throw new Error("Go is not installed (there is no go on PATH)");
        }
        await step(
            `building Pulumi ${engineVersion} from Go modules`,
            () => fillFolder(folder(env), (temporary) => build(join(temporary, "bin"), env)),
            "(once on this machine; about 8 minutes on two cores)",
        );
        return this.find(env);
    },
};

async function build(binDir, env) {
    await install("cli", engineVersion, binDir, env);
    await install("nodejs-host", hostVersion, binDir, env);
    for (const starter of starters.filter(existsSync)) {
        const copy = join(binDir, basename(starter));
        copyFileSync(starter, copy);
        chmodSync(copy, 0o755);
    }
}

/** Builds the tool of one of our Go modules, from exactly the sources that its go.sum names. */
async function install(module, version, binDir, env) {
    const flags = ["-mod=readonly", "-buildvcs=false", "-ldflags", `-s -w -X ${stamp}=v${version}`];
    const outcome = await run("go", ["install", ...flags, "tool"], {
        cwd: inRepository("engine", module),
        env: { ...env, GOBIN: binDir, GOWORK: "off" },
    });
    if (outcome.code !== 0) {
        throw new Error(`go install failed in engine/${module}:\n${lastLines(outcome, 10)}`);
    }
}

function folder(env) {
    return engineFolder(env, engineVersion, "go");
}
