import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { RunningCommand, type Result } from "../support/command";
import { repository, TemporaryFolder } from "../support/project";
import { fakeEngine, fakeGo, writeExecutable } from "./fakes";

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
