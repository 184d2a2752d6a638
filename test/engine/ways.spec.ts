import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mock } from "node:test";
import type { Engine, Way } from "../../engine/resolve.mjs" with { "resolution-mode": "import" };
import { listProcesses, until } from "../support/processes";
import { TemporaryFolder } from "../support/project";
import { fakeEngine } from "./fakes";

const load = () => import("../../engine/resolve.mjs");

/** A way that leads to an engine or not, as the test wants, and notes what it was asked. */
function way(source: Engine["source"], finds: boolean, makes: boolean | undefined, calls: string[]): Way {
    const answer = (verb: string, succeeds: boolean): Promise<Engine> => {
        calls.push(`${verb} ${source}`);
        return succeeds
            ? Promise.resolve({ pulumi: "/bin/pulumi", binDir: "/bin", version: "3.259.0", source })
            : Promise.reject(new Error(`cannot ${verb} ${source}`));
    };
    const find = () => answer("find", finds);
    return makes === undefined ? { source, find } : { source, find, make: () => answer("make", makes) };
}

describe("Set-up > the ways to an engine", () => {
    it("takes what is there before it makes anything, and PATH before all", async () => {
        const { ensureEngine } = await load();
        const calls: string[] = [];
        const there = way("path", true, undefined, calls);

        assert.equal((await ensureEngine({}, [there, way("release", true, true, calls)])).source, "path");
        assert.deepEqual(calls.splice(0), ["find path"]);

        const missing = way("path", false, undefined, calls);
        const ways = [missing, way("release", false, true, calls), way("go", true, true, calls)];
        assert.equal((await ensureEngine({}, ways)).source, "go");
        assert.deepEqual(calls, ["find path", "find release", "find go"]);
    });

    it("downloads before it builds, and builds when the download fails", async () => {
        const { ensureEngine } = await load();
        const calls: string[] = [];
        const ways = [
            way("path", false, undefined, calls),
            way("release", false, false, calls),
            way("go", false, true, calls),
        ];

        assert.equal((await ensureEngine({}, ways)).source, "go");
        assert.deepEqual(calls.slice(3), ["make release", "make go"]);
    });

    it("ends with the reasons and the remedies when no way leads to one", async () => {
        const { ensureEngine } = await load();
        const ways = [way("path", false, undefined, []), way("release", false, false, []), way("go", false, false, [])];

        await assert.rejects(
            ensureEngine({}, ways),
            /no Pulumi engine.*\n.*cannot find path\n.*cannot make release\n.*cannot make go\nDo one of these/,
        );
    });

    it("only looks when it is not asked to make one, and says how to", async () => {
        const { findEngine } = await load();
        const calls: string[] = [];

        await assert.rejects(findEngine({}, [way("go", false, true, calls)]), /node engine\/setup\.mjs --engine/);
        assert.deepEqual(calls, ["find go"]);
    });
});

describe("Set-up > the official release", () => {
    let folder: TemporaryFolder;
    let env: NodeJS.ProcessEnv;
    let said: string[];

    beforeEach(() => {
        folder = new TemporaryFolder();
        env = { PATH: "", HOME: folder.path, XDG_CACHE_HOME: folder.path };
        said = [];
        mock.method(console, "log", (line: string) => said.push(line));
    });

    afterEach(() => {
        mock.restoreAll();
        folder.remove();
    });

    /** The release way with this script in the place of the SDK's installer. */
    async function release(source: string, patience?: number): Promise<Way> {
        const installer = join(folder.path, "installer.cjs");
        writeFileSync(installer, source);
        const { releaseWay } = await load();
        return releaseWay(patience === undefined ? { installer } : { installer, patience });
    }

    function cached(): string[] {
        const [version = ""] = readdirSync(join(folder.path, "pulumi-telnyx", "engine"));
        return readdirSync(join(folder.path, "pulumi-telnyx", "engine", version));
    }

    it("goes into the cache and is found there", async () => {
        const fakes = JSON.stringify(require.resolve("./fakes.ts"));
        const way = await release(`
            require(${JSON.stringify(require.resolve("ts-node/register/transpile-only"))});
            const bin = process.argv[2] + "/bin";
            require("node:fs").mkdirSync(bin);
            require(${fakes}).fakeEngine(bin, { version: "v" + process.argv[3] });
        `);

        const engine = await way.make?.(env);

        assert.equal(engine?.source, "release");
        assert.deepEqual(await way.find(env), engine);
        assert.deepEqual(cached(), ["release"]);
        assert.match(said.at(-1) ?? "", /downloading the official release of Pulumi 3\.\d+\.\d+: done in/);
    });

    it("is found where the npm package `pulumi` or the Automation API have left it, and then not downloaded", async () => {
        const { engineVersion } = await import("../../engine/version.mjs");
        const bin = folder.folder(join("home", "versions", engineVersion, "bin"));
        fakeEngine(bin, { version: `v${engineVersion}` });
        const way = await release(`process.exit(1);`);

        const engine = await way.find({ ...env, PULUMI_HOME: folder.folder("home") });

        assert.equal(engine.binDir, bin);
    });

    it("tells the installer's own words when it fails", async () => {
        const way = await release(`console.error("the network says no"); process.exit(1);`);

        await assert.rejects(async () => way.make?.(env), /cannot be downloaded: the network says no/);
        assert.deepEqual(cached(), []);
    });

    it("is given up when the network does not answer, and nothing of it goes on", async () => {
        const marker = `hanging-${process.pid}`;
        const way = await release(
            `require("node:child_process").spawnSync(process.execPath, ["-e", "setInterval(() => {}, 1000)", "${marker}"]);`,
            1_000,
        );

        await assert.rejects(async () => way.make?.(env), /cannot be downloaded: ended by SIGKILL/);
        // A process that was killed is listed until the system has ended it.
        await until(
            "the end of what it started",
            () => !listProcesses().some(({ command }) => command.includes(marker)),
        );
    });
});
