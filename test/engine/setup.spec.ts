import assert from "node:assert/strict";
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { RunningCommand, type Result } from "../support/command";
import { descendantsOf, isRunning, until } from "../support/processes";
import { repository, TemporaryFolder, writeFiles } from "../support/project";
import { fakeEngine, fakeGo, fakeNpm, writeExecutable } from "./fakes";

/** Runs the set-up script with a PATH and a cache of its own. */
async function setUp(env: Record<string, string>, args = ["--engine"]): Promise<Result> {
    const script = join(repository, "engine", "setup.mjs");
    return new RunningCommand(process.execPath, [script, ...args], { cwd: "/", env }).exited;
}

describe("Set-up > the engine", () => {
    let folder: TemporaryFolder;
    let bin: string;
    let env: Record<string, string>;

    beforeEach(() => {
        folder = new TemporaryFolder();
        bin = folder.folder("bin");
        env = { PATH: bin, HOME: folder.path, XDG_CACHE_HOME: folder.folder("cache") };
    });

    afterEach(() => folder.remove());

    it("says nothing when the engine on PATH is good", async () => {
        fakeEngine(bin, { version: "v3.216.0" });

        const result = await setUp({ ...env, PULUMI_TELNYX_ENGINE: "path" });

        assert.equal(result.code, 0, result.output);
        assert.equal(result.output, "");
    });

    for (const [what, options, reason] of [
        ["that is too old", { version: "v3.215.9" }, /is version 3\.215\.9, older than 3\.216\.0/],
        ["that is no Pulumi at all", { version: "hello" }, /does not tell its version: hello/],
        ["without its Node host", { version: "v3.259.0", host: "none" }, /has no Node host that answers .*not found/],
        [
            "with a Node host that does not start",
            { version: "v3.259.0", host: "broken" },
            /has no Node host that answers/,
        ],
        ["without the dynamic provider", { version: "v3.259.0", starter: false }, /no pulumi-resource-pulumi-nodejs/],
    ] as const) {
        it(`refuses an engine on PATH ${what}`, async () => {
            fakeEngine(bin, options);

            const result = await setUp({ ...env, PULUMI_TELNYX_ENGINE: "path" });

            assert.equal(result.code, 1);
            assert.match(result.stderr, reason);
            assert.match(
                result.stderr,
                /1\. install Pulumi 3\.216\.0 or later.*\n.*2\. .*internet.*\n.*3\. install Go/,
            );
        });
    }

    it("builds one from Go modules, once on a machine", async () => {
        fakeGo(bin);

        const first = await setUp({ ...env, PULUMI_TELNYX_ENGINE: "go" });
        const second = await setUp({ ...env, PULUMI_TELNYX_ENGINE: "go" });

        assert.equal(first.code, 0, first.output);
        assert.match(first.stdout, /building Pulumi 3\.\d+\.\d+ from Go modules \.\.\. \(once on this machine; .*\)/);
        assert.match(first.stdout, /building Pulumi .*: done in \d/);
        assert.equal(second.output, "");
        const calls = readFileSync(join(bin, "calls"), "utf8").trim().split("\n");
        assert.equal(calls.length, 2);
        assert.match(calls[0] ?? "", /engine\/cli install -mod=readonly .*version\.Version=v3\.\d+\.\d+ tool$/);
        assert.match(calls[1] ?? "", /engine\/nodejs-host install -mod=readonly .* tool$/);
    });

    it("leaves nothing half-built in the cache when the build fails", async () => {
        fakeGo(bin, { fails: "nodejs-host" });

        const result = await setUp({ ...env, PULUMI_TELNYX_ENGINE: "go" });

        assert.equal(result.code, 1);
        assert.match(result.stderr, /go install failed in engine\/nodejs-host:\nno such module/);
        const [version = ""] = readdirSync(join(folder.path, "cache", "pulumi-telnyx", "engine"));
        assert.deepEqual(readdirSync(join(folder.path, "cache", "pulumi-telnyx", "engine", version)), []);
    });

    it("replaces an engine in the cache that no longer works", async () => {
        fakeGo(bin);
        await setUp({ ...env, PULUMI_TELNYX_ENGINE: "go" });
        const cache = join(folder.path, "cache", "pulumi-telnyx", "engine");
        const pulumi = join(cache, readdirSync(cache)[0] ?? "", "go", "bin", "pulumi");
        assert.ok(existsSync(pulumi));
        writeExecutable(pulumi, "process.exit(1)");

        const result = await setUp({ ...env, PULUMI_TELNYX_ENGINE: "go" });

        assert.equal(result.code, 0, result.output);
        assert.match(result.stdout, /building Pulumi/);
    });

    it("names the reason when Go is missing", async () => {
        const result = await setUp({ ...env, PULUMI_TELNYX_ENGINE: "go" });

        assert.equal(result.code, 1);
        assert.match(result.stderr, /- Go is not installed \(there is no go on PATH\)/);
    });

    it("refuses an unknown way", async () => {
        const result = await setUp({ ...env, PULUMI_TELNYX_ENGINE: "magic" });

        assert.equal(result.code, 1);
        assert.match(result.stderr, /PULUMI_TELNYX_ENGINE is "magic"\. It may be one of: path, release, go\./);
    });
});

describe("Set-up > the rest", () => {
    it("refuses an unknown option and shows the right ones", async () => {
        const result = await setUp({ PATH: "" }, ["--all"]);

        assert.equal(result.code, 1);
        assert.match(result.stderr, /Unknown option --all\. Usage: node engine\/setup\.mjs \[--build\] \[--engine\]/);
    });

    it("tells on an old Node which one is needed, before anything else", async () => {
        const old = 'Object.defineProperty(process, "versions", { value: { node: "20.18.3" } })';
        const result = await setUp({
            PATH: "",
            NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(old)}`,
        });

        assert.equal(result.code, 1);
        assert.match(result.stderr, /This project needs Node 20\.19 or later and runs on 20\.18\.3\./);
        assert.equal(result.stdout, "");
    });

    it("knows from npm's own record whether the dependencies are installed", async () => {
        const { isInstalled } = await import("../../engine/install.mjs");
        const lock = { packages: { "": {}, "node_modules/a": { version: "1.0.0" } } };
        const withOptional = { packages: { ...lock.packages, "node_modules/b": { version: "1.0.0", optional: true } } };

        assert.equal(isInstalled(lock, undefined), false);
        assert.equal(isInstalled(lock, { packages: {} }), false);
        assert.equal(isInstalled(lock, { packages: { "node_modules/a": { version: "1.0.1" } } }), false);
        assert.equal(isInstalled(lock, { packages: { "node_modules/a": { version: "1.0.0" } } }), true);
        assert.equal(isInstalled(withOptional, { packages: { "node_modules/a": { version: "1.0.0" } } }), true);
    });
});

describe("Set-up > two of them in one clone", () => {
    let folder: TemporaryFolder;
    let clone: string;
    let bin: string;
    let started: RunningCommand[];

    beforeEach(() => {
        folder = new TemporaryFolder();
        clone = folder.folder("clone");
        bin = folder.folder("bin");
        started = [];
        const packages = { "": {}, "node_modules/a": { version: "1.0.0" } };
        writeFiles(clone, { "package-lock.json": JSON.stringify({ packages }) });
        cpSync(join(repository, "engine"), join(clone, "engine"), { recursive: true });
        fakeNpm(bin);
    });

    afterEach(async () => {
        await Promise.all(started.map((command) => command.end()));
        folder.remove();
    });

    function begin(): RunningCommand {
        const script = join(clone, "engine", "setup.mjs");
        const command = new RunningCommand(process.execPath, [script], { cwd: "/", env: { PATH: bin } });
        started.push(command);
        return command;
    }

    /** Begins a set-up, and goes on when it installs. */
    async function beginToInstall(): Promise<RunningCommand> {
        const before = installs();
        const command = begin();
        await until("the start of npm", () => installs() > before);
        return command;
    }

    function installs(): number {
        const file = join(bin, "installs");
        return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n").length : 0;
    }

    function proceed(how = "well"): void {
        writeFileSync(join(bin, "proceed"), how);
    }

    /** What of a lock is there. */
    function locks(): string[] {
        return readdirSync(join(clone, ".tmp"));
    }

    it("installs once: the second one waits, and says so once", async () => {
        const first = await beginToInstall();
        const second = begin();
        await second.waitForOutput(/waiting for the other set-up/);
        proceed();

        assert.equal((await first.exited).code, 0, first.output);
        assert.equal((await second.exited).code, 0, second.output);
        assert.equal(installs(), 1);
        const line = `waiting for the other set-up of this clone \\(process ${first.pid}, which holds .*set-up\\.lock\\)`;
        assert.match(second.output, new RegExp(`^\\[set-up\\] ${line}\\n$`));
        assert.deepEqual(locks(), []);
    });

    it("takes over from one that was killed", async () => {
        const first = await beginToInstall();
        await first.end();
        assert.deepEqual(locks(), ["set-up.lock"]);
        proceed();

        const second = await begin().exited;

        assert.equal(second.code, 0, second.output);
        assert.doesNotMatch(second.output, /waiting/);
        assert.equal(installs(), 2);
        assert.deepEqual(locks(), []);
    });

    it("gives the lock back when a step fails", async () => {
        proceed("fail");

        const result = await begin().exited;

        assert.equal(result.code, 1);
        assert.match(result.stderr, /npm ci failed\. Its last lines:\nno such package/);
        assert.deepEqual(locks(), []);
    });

    it("gives the lock back when it is interrupted, and ends what it started", async () => {
        const command = await beginToInstall();
        const npm = descendantsOf(command.pid);
        assert.equal(npm.length, 1);

        command.kill("SIGINT");

        assert.equal((await command.exited).code, 130);
        await until("the end of npm", () => !npm.some(isRunning));
        assert.deepEqual(locks(), []);
    });
});
