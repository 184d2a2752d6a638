import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { repository } from "../support/project";
import { onBench } from "./support";

const run = promisify(execFile);

/** The release of the official client that the flows are written for. */
const client = "telnyx==4.189.0";

const folder = join(repository, ".tmp", "python");
const python = join(folder, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");

/** Puts the official client beside the repository's other temporary things; why not, if that cannot be. */
async function install(): Promise<string | undefined> {
    try {
        if (!existsSync(python)) {
            await run("python3", ["-m", "venv", folder]);
        }
        await run(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", client]);
        return undefined;
    } catch (error) {
        return error instanceof Error ? error.message.split("\n")[0] : String(error);
    }
}

describe("Emulator > the official Python client", function () {
    this.timeout(300_000);
    const bench = onBench({ strict: true });
    let missing: string | undefined;

    before(async () => {
        missing = await install();
    });

    it("goes through its flows with strict validation, and meets every refusal as its own class of error", async () => {
        if (missing !== undefined) {
            // Without Python there is nothing to test with; whoever reads the log shall know that it was not tested.
            process.stdout.write(`      NOT TESTED: the official Python client is not to be had here (${missing}).\n`);
            return;
        }
        bench.emulator.control.revokeKey("revoked");
        const { stdout } = await run(python, [join(__dirname, "flows.py"), bench.emulator.url]);
        assert.deepEqual(stdout.trim().split(/\s+/), ["ordering", "papers", "many", "refusals"]);
    });
});
