import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { cleanEnvironment, repository, TemporaryFolder } from "../support/project";
import { end } from "./process";

const execute = promisify(execFile);
const npm = (args: string[], cwd: string) => execute("npm", args, { cwd, env: cleanEnvironment() });

describe("Emulator > the packed tarball in a fresh project", function () {
    this.timeout(300_000);
    const folder = new TemporaryFolder();

    before(async () => {
        await npm(["pack", "--pack-destination", folder.path], join(repository, "emulator"));
        const tarball = readdirSync(folder.path).find((name) => name.endsWith(".tgz")) ?? "";
        await npm(["init", "--yes"], folder.path);
        const flags = ["--engine-strict", "--no-audit", "--no-fund", "--prefer-offline"];
        await npm(["install", ...flags, join(folder.path, tarball)], folder.path);
    });

    after(() => {
        folder.remove();
    });

    it("is installed strictly on this Node, and its command is named like the package", async () => {
        const commands = readdirSync(join(folder.path, "node_modules", ".bin"));
        assert.deepEqual(
            commands.filter((name) => name.includes("emulator")),
            ["pulumi-telnyx-emulator"],
        );
        const { stdout } = await execute("npx", ["pulumi-telnyx-emulator", "--version"], { cwd: folder.path });
        assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
    });

    it("has a command that a clone has before it is compiled, since npm links no other", () => {
        const { bin } = JSON.parse(readFileSync(join(repository, "emulator", "package.json"), "utf8")) as {
            bin: Record<string, string>;
        };
        for (const file of Object.values(bin)) {
            assert.doesNotMatch(file, /dist/);
            assert.match(readFileSync(join(repository, "emulator", file), "utf8"), /^#!\/usr\/bin\/env node\n/);
        }
    });

    it("starts, and answers the API and the console", async () => {
        const bin = join(folder.path, "node_modules", "pulumi-telnyx-emulator", "bin.js");
        const emulator = spawn(process.execPath, [bin, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
        const [chunk] = (await once(emulator.stdout, "data")) as [Buffer];
        const url = /http:\/\/\S+\/v2/.exec(String(chunk))?.[0] ?? "";
        const headers = { authorization: "Bearer KEY" };
        assert.equal((await fetch(`${url}/available_phone_numbers`, { headers })).status, 200);
        assert.equal((await fetch(`${url}/messages`, { method: "POST", headers })).status, 501);
        assert.equal((await fetch(new URL("/", url))).status, 200);
        await end(emulator);
    });
});
