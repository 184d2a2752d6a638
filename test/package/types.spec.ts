import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { cleanEnvironment, linkPackages, repository, TemporaryFolder, writeFiles } from "../support/project";
import { typedProgram } from "./program";

const run = promisify(execFile);

/** The oldest compiler that is promised, and the newest; the one of this repository is between them. */
const compilers = { oldest: "typescript@5.0.4", newest: "typescript@latest" } as const;

type Compiler = keyof typeof compilers | "pinned";

/** Compiler, module setting, resolution; node16 and nodenext differ for the newest only. */
const matrix: readonly (readonly [Compiler, string, string])[] = [
    ["oldest", "node16", "node16"],
    ["oldest", "esnext", "bundler"],
    ["pinned", "nodenext", "nodenext"],
    ["newest", "node16", "node16"],
    ["newest", "nodenext", "nodenext"],
    ["newest", "esnext", "bundler"],
];

/** Declarations that can be reached from a declaration, itself included. */
function reachable(file: string, seen = new Set<string>()): Set<string> {
    if (!seen.has(file)) {
        seen.add(file);
        const text = readFileSync(file, "utf8");
        for (const [, target = ""] of text.matchAll(/(?:from |import\()"(\.[^"]+)"/g)) {
            const path = join(dirname(file), target);
            reachable(existsSync(`${path}.d.ts`) ? `${path}.d.ts` : join(path, "index.d.ts"), seen);
        }
    }
    return seen;
}

describe("The types in the packed tarball", function () {
    this.timeout(180_000);
    const folder = new TemporaryFolder();
    const installed = join(folder.path, "node_modules", "pulumi-telnyx");

    before(async () => {
        const env = cleanEnvironment();
        const npm = (args: string[], cwd: string) => run("npm", args, { cwd, env });
        await npm(["pack", "--pack-destination", folder.path], join(repository, "provider"));
        const [tarball = ""] = readdirSync(folder.path).filter((name) => name.endsWith(".tgz"));
        await run("tar", ["xzf", tarball], { cwd: folder.path });
        linkPackages(folder.path, ["@pulumi/pulumi"]);
        mkdirSync(dirname(installed), { recursive: true });
        renameSync(join(folder.path, "package"), installed);
        for (const [name, spec] of Object.entries(compilers)) {
            const prefix = folder.folder(name);
            await npm(["install", "--prefix", prefix, "--no-audit", "--no-fund", "--prefer-offline", spec], prefix);
        }
        writeFiles(folder.path, {
            "package.json": '{ "private": true, "type": "module" }',
            "program.ts": typedProgram,
            "program.cts": typedProgram,
        });
    });

    after(() => folder.remove());

    it("are those that the two entry points need, and no others", () => {
        const dist = join(installed, "dist");
        const needed = ["index.d.ts", "dynamic.d.ts"].flatMap((name) => [...reachable(join(dist, name))]);
        const packed = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((name) =>
            name.endsWith(".d.ts"),
        );
        const names = new Set(needed.map((file) => relative(dist, file)));
        assert.deepEqual(packed.sort(), [...names].sort());
    });

    for (const [name, module, resolution] of matrix) {
        it(`are right for TypeScript ${name}, module ${module}`, async () => {
            const root = name === "pinned" ? repository : join(folder.path, name);
            const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
            const flags = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--target", "es2022"];
            const files = resolution === "bundler" ? ["program.ts"] : ["program.ts", "program.cts"];
            const how = ["--module", module, "--moduleResolution", resolution];
            const said = await run(process.execPath, [tsc, ...flags, ...how, ...files], { cwd: folder.path }).then(
                ({ stdout }) => stdout,
                (error: { stdout: string }) => error.stdout,
            );
            // Packages of others have errors of their own with some compilers.
            const ours = said.split("\n").filter((line) => /^(program|.*pulumi-telnyx\/dist)/.test(line));
            assert.deepEqual(ours, []);
        });
    }
});
