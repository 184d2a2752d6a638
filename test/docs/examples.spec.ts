import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { cleanEnvironment, repository } from "../support/project";

const run = promisify(execFile);
const examples = join(repository, "examples");

/** One screen: what a person reads before deciding to try it. */
const mostLines = 60;

describe("Examples", function () {
    this.timeout(60_000);

    for (const name of readdirSync(examples)) {
        it(`${name} is explained on one screen`, () => {
            const lines = readFileSync(join(examples, name, "README.md"), "utf8").split("\n");
            assert.match(lines[0] ?? "", /^# \S/);
            assert.ok(lines.length <= mostLines, `${lines.length} lines`);
        });
    }

    it("unit-test passes its own tests, without an account, an engine or an organization", async () => {
        const env = { ...cleanEnvironment(), FORCE_COLOR: "0" };
        const { stdout } = await run("npm", ["test"], { cwd: join(examples, "unit-test"), env });
        assert.match(stdout, /2 passing/);
    });
});
