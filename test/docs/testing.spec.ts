import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { telnyxForPython } from "../support/python";
import { startEmulator } from "../support/checkedEmulator";
import { RunningCommand, type Result } from "../support/command";
import { cleanEnvironment, linkPackages, repository, TemporaryFolder, writeFiles } from "../support/project";

const page = "emulator/docs/testing.md";

/** The files that the page shows, by the name in their first line; of several with one name, the last. */
function shownFiles(): Record<string, string> {
    const text = readFileSync(join(repository, page), "utf8");
    const blocks = [...text.matchAll(/^```(?:js|python)\n((?:\/\/|#) ([\w.]+).*\n[\s\S]*?)^```$/gm)];
    return Object.fromEntries(blocks.map(([, source = "", name = ""]) => [name, source]));
}

/** Runs a program in a folder to its end. */
function run(cwd: string, program: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Result> {
    // What runs tests under mocha must not take itself for one of them.
    const { NODE_TEST_CONTEXT, NODE_OPTIONS, ...rest } = cleanEnvironment();
    void [NODE_TEST_CONTEXT, NODE_OPTIONS];
    return new RunningCommand(program, args, { cwd, env: { ...rest, ...env } }).exited;
}

describe("Documentation > Testing your app against it", () => {
    const folder = new TemporaryFolder();

    before(() => {
        linkPackages(folder.path, ["pulumi-telnyx-emulator", "telnyx"]);
        writeFiles(folder.path, shownFiles());
    });
    after(() => {
        folder.remove();
    });

    it("shows tests that pass under node:test", async () => {
        const { code, output } = await run(folder.path, process.execPath, [
            "--test",
            "orders.test.mjs",
            "webhook.test.mjs",
        ]);
        assert.equal(code, 0, output);
        assert.match(output, /^# pass 5$/m);
    });

    it("shows tests that pass under mocha", async () => {
        const mocha = createRequire(__filename).resolve("mocha/bin/mocha.js");
        const { code, output } = await run(folder.path, process.execPath, [mocha, "--no-config", "orders.spec.mjs"]);
        assert.equal(code, 0, output);
        assert.match(output, /1 passing/);
    });

    it("shows the key that webhooks are signed with", async () => {
        const emulator = await startEmulator();
        const text = readFileSync(join(repository, page), "utf8");
        assert.ok(text.includes(`TELNYX_PUBLIC_KEY=${emulator.control.webhookPublicKey()}`));
        await emulator.close();
    });

    it("shows tests in Python that pass", async function () {
        // The first run on a machine installs the official client for it.
        this.timeout(5 * 60_000);
        const python = await telnyxForPython();
        if (python.path === undefined) {
            process.stdout.write(`      The Python of the documentation is not run: ${python.reason}.\n`);
            return;
        }
        const emulator = await startEmulator();
        const main = "import test_orders as t; [run() for name, run in vars(t).items() if name.startswith('test_')]";
        const env = {
            TELNYX_BASE_URL: emulator.url,
            TELNYX_API_KEY: "any key",
            PYTHONPATH: python.path,
            PYTHONDONTWRITEBYTECODE: "1",
        };
        const { code, output } = await run(folder.path, "python3", ["-c", main], env);
        await emulator.close();
        assert.equal(code, 0, output);
    });
});
