import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { cleanEnvironment, repository, TemporaryFolder, writeFiles } from "../support/project";
import { us, EngineWorld, type Step } from "../support/engineWorld";

const run = promisify(execFile);
const npm = (args: string[], cwd: string) => run("npm", args, { cwd, env: cleanEnvironment() });

const commonJs = `
    const telnyx = require("pulumi-telnyx");
    const order = new telnyx.NumberOrder("main", { phoneNumbers: ["${us(1)}"] });
    exports.status = order.status;
`;
const esModule = `
    import * as telnyx from "pulumi-telnyx";
    import { NumberOrder } from "pulumi-telnyx";
    const order = new telnyx.NumberOrder("main", { phoneNumbers: ["${us(2)}"] });
    new NumberOrder("second", { phoneNumbers: ["${us(3)}"] });
    export const status = order.status;
`;
const typeScript = `
    import * as telnyx from "pulumi-telnyx";
    const args: telnyx.NumberOrderArgs = { phoneNumbers: ["${us(1)}"] };
    export const status = new telnyx.NumberOrder("main", args).status.apply((status: string) => status);
`;

describe("The packed tarball in a fresh project outside of the repository", function () {
    this.timeout(180_000);
    const folder = new TemporaryFolder();
    let packed: { name: string; version: string; files: { path: string }[] };
    let worlds: EngineWorld[] = [];
    let ups: Step[];

    before(async () => {
        const { stdout } = await npm(
            ["pack", "--json", "--pack-destination", folder.path],
            join(repository, "provider"),
        );
        [packed] = JSON.parse(stdout) as [typeof packed];
        const settings = { searchRequired: true };
        worlds = await Promise.all([
            EngineWorld.open({ program: commonJs, settings }),
            EngineWorld.open({ program: esModule, esModule: true, settings }),
        ]);
        const [required, imported] = worlds.map(({ stack }) => join(stack.folder, "node_modules"));
        assert.ok(required !== undefined && imported !== undefined);
        [required, imported].forEach((modules) => rmSync(modules, { recursive: true }));
        const manifest = readFileSync(require.resolve("@pulumi/pulumi/package.json"), "utf8");
        const { version } = JSON.parse(manifest) as { version: string };
        const tarball = join(folder.path, `${packed.name}-${packed.version}.tgz`);
        const flags = ["--no-audit", "--no-fund", "--prefer-offline"];
        await npm(["install", ...flags, tarball, `@pulumi/pulumi@${version}`], join(required, ".."));
        symlinkSync(required, imported, "junction");
        ups = await Promise.all(worlds.map((world) => world.must("up")));
    });

    after(async () => {
        await Promise.all(worlds.map((world) => world.close()));
        folder.remove();
    });

    it("holds only what a user needs", () => {
        const strange = packed.files
            .map(({ path }) => path)
            .filter((path) => !/^(dist\/.+\.(js|d\.ts)|README\.md|LICENSE|package\.json)$/.test(path));
        assert.deepEqual(strange, []);
        const names = packed.files.map(({ path }) => path);
        for (const name of ["README.md", "LICENSE", "package.json", "dist/index.d.ts", "dist/dynamic.js"]) {
            assert.ok(names.includes(name), name);
        }
    });

    it("is what the project runs", () => {
        const path = join(worlds[0]?.stack.folder ?? "", "node_modules", "pulumi-telnyx");
        assert.equal(realpathSync(path), path);
        assert.deepEqual(readdirSync(path).sort(), ["LICENSE", "README.md", "dist", "package.json"]);
    });

    it("works from a CommonJS program", () => {
        assert.deepEqual(ups[0]?.each("main", "status"), ["active"]);
        assert.match(ups[0]?.output ?? "", /status: "success"/);
    });

    it("works from an ES module", () => {
        assert.deepEqual(ups[1]?.each("main", "status"), ["active"]);
        assert.deepEqual(ups[1]?.each("second", "status"), ["active"]);
        assert.match(ups[1]?.output ?? "", /status: "success"/);
    });

    it("has its types, for every way of resolving modules", async () => {
        const project = worlds[0]?.stack.folder ?? "";
        writeFiles(project, { "typed.mts": typeScript, "typed.ts": typeScript });
        const tsc = join(repository, "node_modules", "typescript", "bin", "tsc");
        const flags = ["--noEmit", "--strict", "--target", "es2022", "--skipLibCheck"];
        const check = (...ways: string[]) => run(process.execPath, [tsc, ...flags, ...ways], { cwd: project });

        await Promise.all([
            check("--module", "nodenext", "typed.mts"),
            check("--module", "commonjs", "--moduleResolution", "node10", "typed.ts"),
        ]);
    });

    it("gives everything back", async () => {
        const [first] = worlds;
        assert.deepEqual((await first?.must("destroy"))?.resources, []);
    });
});
