import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { probeFiles, probeProgram } from "./probe";
import { isRunning, listProcesses, signalProcess, until } from "./processes";
import { createStack, type Stack } from "./stack";

describe("The harness for the real engine", () => {
    let stack: Stack;

    beforeEach(async () => {
        stack = await createStack({ program: probeProgram({ colour: "red" }), files: probeFiles });
    });

    afterEach(() => stack.dispose());

    it("runs up, shows drift in a plain preview, repairs it, refreshes and destroys", async () => {
        assert.match((await stack.up()).stdout, /Probe main created/);
        assert.equal((await stack.preview("--expect-no-changes")).code, 0);

        stack.env["PROBE_COLOUR"] = "blue";
        const drift = await stack.preview("--diff", "--expect-no-changes");
        assert.equal(drift.code, 7);
        assert.match(drift.stdout, /~ colour\s*: "blue" => "red"/);

        delete stack.env["PROBE_COLOUR"];
        stack.writeProgram(probeProgram({ colour: "green" }));
        assert.equal((await stack.up()).code, 0);
        assert.equal((await stack.resource("main"))?.outputs["colour"], "green");

        assert.equal((await stack.refresh()).code, 0);
        assert.equal((await stack.destroy()).code, 0);
        assert.deepEqual((await stack.state()).resources, []);
    });

    it("gives a failed command back instead of throwing", async () => {
        stack.writeProgram(probeProgram({ colour: "plaid" }));

        const result = await stack.preview();

        assert.notEqual(result.code, 0);
        assert.match(result.output, /plaid is no colour/);
    });

    it("keeps plain and secret configuration apart", async () => {
        await stack.setConfig({ "telnyx:baseUrl": "http://127.0.0.1:1/v2?a=b", "telnyx:apiKey": { secret: "KEY=1" } });

        const { stdout } = await stack.expect(["config", "--show-secrets", "--json"]);

        assert.deepEqual(JSON.parse(stdout), {
            "telnyx:apiKey": { value: "KEY=1", secret: true },
            "telnyx:baseUrl": { value: "http://127.0.0.1:1/v2?a=b", secret: false },
        });
    });

    it("kills the CLI alone and leaves its plugin at work, until the stack is disposed of", async () => {
        stack.writeProgram(probeProgram({ colour: "red", hold: true }));
        const up = stack.start(["up", "--yes", "--skip-preview"]);
        await up.waitForOutput(/acting on red/);
        const [plugin] = up.pluginPids();
        assert.ok(plugin !== undefined);
        const listed = listProcesses().find(({ pid }) => pid === plugin);
        assert.ok(listed !== undefined);

        up.kill("SIGKILL");

        assert.equal((await up.exited).code, -1);
        assert.ok(isRunning(listed), "the plugin ended with the CLI");
        assert.deepEqual(up.pluginPids(), [plugin]);
        assert.equal((await stack.state()).pendingOperations.length, 1);
        assert.match((await stack.up()).output, /the stack is currently locked/);
        assert.equal((await stack.cancel()).code, 0);
        await stack.dispose();
        assert.ok(!isRunning(listed), "the plugin outlived the stack");
        assert.ok(!existsSync(stack.folder));
    });

    it("kills CLI and plugin", async () => {
        stack.writeProgram(probeProgram({ colour: "red", hold: true }));
        const up = stack.start(["up", "--yes", "--skip-preview"]);
        await up.waitForOutput(/acting on red/);
        const plugins = up.pluginPids();

        up.kill("SIGKILL");
        plugins.forEach((pid) => signalProcess(pid, "SIGKILL"));

        await up.exited;
        await until("the end of the plugin", () => up.pluginPids().length === 0);
        await stack.cancel();
        stack.writeProgram(probeProgram({ colour: "red" }));
        assert.equal((await stack.up()).code, 0);
    });
});
