import assert from "node:assert/strict";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { RunningCommand, type Result } from "../support/command";
import { descendantsOf, isRunning, signalProcess, until } from "../support/processes";
import { repository, TemporaryFolder } from "../support/project";

const script = join(repository, "demo", "run.mjs");
const emulatorUrl = /emulator at (http:\/\/127\.0\.0\.1:\d+\/v2)/;

describe("Demo", function () {
    this.timeout(180_000);
    let folder: TemporaryFolder;
    let env: NodeJS.ProcessEnv;
    let commands: RunningCommand[];

    beforeEach(() => {
        folder = new TemporaryFolder();
        // Settings of the reader's own, which the demo must not touch.
        env = { ...process.env, TMPDIR: folder.path, PULUMI_STACK: "production", TELNYX_API_KEY: "KEY-of-the-reader" };
        commands = [];
    });

    afterEach(async () => {
        await Promise.all(commands.map((command) => command.end()));
        // What a demo kept, should the test have failed before its end.
        for (const { output } of commands) {
            const [, pid, files] = /^kill (\d+)\nrm -rf (.*)$/m.exec(output) ?? [];
            if (pid !== undefined && files !== undefined) {
                signalProcess(Number(pid), "SIGKILL");
                files.split(" ").forEach((file) => rmSync(file, { recursive: true, force: true }));
            }
        }
        folder.remove();
    });

    function start(command: string, args: string[]): RunningCommand {
        const running = new RunningCommand(command, args, { cwd: "/", env });
        commands.push(running);
        return running;
    }

    /** Asserts that no file and no emulator is left. */
    async function assertNothingIsLeft(output: string): Promise<void> {
        assert.deepEqual(leftovers(), { temporary: [], repository: [] });
        const url = emulatorUrl.exec(output)?.[1] ?? "";
        await assert.rejects(fetch(url), (error: Error) => /ECONNREFUSED/.test(String(error.cause)));
    }

    function leftovers() {
        return {
            temporary: readdirSync(folder.path),
            repository: readdirSync(repository).filter((name) => name.startsWith("Pulumi.demo-")),
        };
    }

    function assertStory({ code, output }: Result): void {
        assert.equal(code, 0, output);
        assert.match(output, /NumberOrder main creating \(\d+s\) 0 of 1 numbers active, \+13125550142 pending/);
        assert.match(output, /status +: "active"/);
        assert.match(output, /2 unchanged/);
        assert.match(output, /~ connectionId *: "1111111111111111111" => "2204417708812345678"/);
        assert.match(output, /NumberOrder main updated/);
    }

    it("orders a number, shows and repairs drift, gives the number back, and leaves nothing", async () => {
        const result = await start(process.execPath, [script]).exited;

        assertStory(result);
        assert.match(result.output, /- 2 deleted/);
        await assertNothingIsLeft(result.output);
    });

    it("--keep prints commands that go on by hand and end it all", async () => {
        const kept = await start(process.execPath, [script, "--keep"]).exited;
        assertStory(kept);
        assert.doesNotMatch(kept.output, /deleted/);
        const [settings = "", suggestions = "", ending = ""] = kept.output
            .slice(kept.output.indexOf("Emulator and stack go on running"))
            .split(/^==> .*$/m);
        const release = /^curl .*$/m.exec(suggestions)?.[0] ?? "";
        const shell = ["set -e", settings.replace(/^Emulator.*$/m, ""), release, "pulumi preview --diff", ending];

        const page = await fetch(/open the emulator's console:\s+(\S+)/.exec(kept.output)?.[1] ?? "");
        assert.match(await page.text(), /<title>Telnyx emulator/);
        const result = await start("sh", ["-c", shell.join("\n")]).exited;

        assert.equal(result.code, 0, result.output);
        assert.match(result.output, /pulumi-nodejs:dynamic\/telnyx:NumberOrder/);
        assert.match(result.output, /phoneNumbers/);
        await until("the end of the kept emulator", async () =>
            fetch(emulatorUrl.exec(kept.output)?.[1] ?? "").then(
                () => false,
                () => true,
            ),
        );
        await assertNothingIsLeft(kept.output);
    });

    it("leaves nothing either when it is interrupted", async () => {
        const demo = start(process.execPath, [script]);
        await demo.waitForOutput(/0 of 1 numbers active/);
        const started = descendantsOf(demo.pid);

        process.kill(-demo.pid, "SIGINT");

        const { code, output } = await demo.exited;
        assert.equal(code, 1, output);
        await until("the end of everything", () => !started.some(isRunning));
        await assertNothingIsLeft(output);
    });
});
