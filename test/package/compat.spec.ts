import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { findEngine } from "../support/engine";
import { cleanEnvironment, repository } from "../support/project";

const run = promisify(execFile);

/** A part of `npm run compat`, which tries many more. */
function compat(...flags: string[]): Promise<{ stdout: string; stderr: string }> {
    const script = join(repository, "compat", "run.mjs");
    return run(process.execPath, [script, ...flags], { cwd: repository, env: cleanEnvironment() });
}

describe("Compatibility", function () {
    this.timeout(300_000);

    it("the oldest SDK that is promised tells the whole story: up, drift, repair, destroy", async () => {
        await findEngine();
        const { stdout } = await compat("--node=current", "--sdk=3.216.0", "--style=module", "--manager=npm");
        assert.match(stdout, /^current \| 3\.216\.0 \| module \| npm \| works/m);
    });

    it("says which options there are", async () => {
        await assert.rejects(
            compat("--cli=3"),
            /Unknown option --cli=3\. Usage: npm run compat -- \[--node=20,latest\]/,
        );
    });
});
