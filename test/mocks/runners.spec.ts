import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";
import { cleanEnvironment, linkPackages, repository, TemporaryFolder, writeFiles } from "../support/project";
import { testsInFile, unitTests, type ImportStyle } from "./programs";

const run = promisify(execFile);
const bin = (...place: string[]) => join(repository, "node_modules", ...place);

interface Runner {
    readonly name: string;
    /** Arguments of `node`, the test file behind them. */
    readonly command: readonly string[];
    /** What the runner says when so many tests passed and none failed. */
    readonly verdict: (passed: number) => RegExp;
    readonly fileOf: (style: ImportStyle) => string;
}

const isModule = (style: ImportStyle) => style === "ES modules";
const plainFile = (style: ImportStyle) => `unit.test.${isModule(style) ? "mjs" : "cjs"}`;

const runners: readonly Runner[] = [
    {
        name: "mocha",
        command: [bin("mocha", "bin", "mocha.js"), "--no-config"],
        verdict: (passed) => new RegExp(`${passed} passing(?![^]*failing)`),
        fileOf: plainFile,
    },
    {
        name: "node:test",
        command: ["--test", "--test-reporter=tap"],
        verdict: (passed) => new RegExp(`# pass ${passed}\n# fail 0`),
        fileOf: plainFile,
    },
    {
        name: "vitest",
        command: [bin("vitest", "vitest.mjs"), "run", "--globals", "--no-color"],
        verdict: (passed) => new RegExp(`Tests +${passed} passed \\(${passed}\\)`),
        fileOf: plainFile,
    },
    {
        name: "jest",
        command: [
            "--experimental-vm-modules",
            bin("jest", "bin", "jest.js"),
            "--no-color",
            "--testMatch=**/unit.test.*",
        ],
        verdict: (passed) => new RegExp(`Tests: +${passed} passed, ${passed} total`),
        fileOf: plainFile,
    },
];

describe("A unit test with Pulumi's mocks", function () {
    this.timeout(120_000);
    let folder: TemporaryFolder;

    beforeEach(() => {
        folder = new TemporaryFolder();
        linkPackages(folder.path, ["@pulumi/pulumi", "pulumi-telnyx", "vitest"]);
    });

    afterEach(() => folder.remove());

    for (const { name, command, verdict, fileOf } of runners) {
        for (const style of ["CommonJS", "ES modules"] as const) {
            it(`constructs every class without an organization: ${name}, ${style}`, async () => {
                const file = fileOf(style);
                writeFiles(folder.path, {
                    "package.json": JSON.stringify({ private: true, jest: { transform: {} } }),
                    [file]: unitTests(name, style),
                });
                const env = { ...cleanEnvironment(), NODE_OPTIONS: "", FORCE_COLOR: "0", NODE_TEST_CONTEXT: undefined };

                const said = await run(process.execPath, [...command, file], { cwd: folder.path, env }).then(
                    ({ stdout, stderr }) => stdout + stderr,
                    (error: { stdout: string; stderr: string }) => error.stdout + error.stderr,
                );

                assert.match(said, verdict(testsInFile), said);
            });
        }
    }
});

describe("Without mocks", () => {
    const program = (before: string) => `
        const pulumi = require("@pulumi/pulumi");
        ${before}
        const { NumberOrder } = require("pulumi-telnyx");
        new NumberOrder("main", { phoneNumbers: ["+13125550142"] });`;
    const runProgram = (source: string) =>
        run(process.execPath, ["-e", source], { cwd: repository, env: cleanEnvironment() });

    it("a stack that does not tell its organization is an error, so that no label or token is guessed", async () => {
        await assert.rejects(runProgram(program("")), /Missing organization name/);
        // A connection to an engine is no mock.
        await assert.rejects(
            runProgram(program(`pulumi.runtime.setMockOptions({}, "proj", "stack", false);`)),
            /Missing organization name/,
        );
    });

    it("the token of a stack comes from its organization and URN, as in every release", async () => {
        const source = program(`
            const newResource = ({ inputs }) => {
                console.log(JSON.stringify([inputs.__urn, inputs.__label, inputs.__token]));
                return { id: "1", state: {} };
            };
            pulumi.runtime.setMocks({ newResource }, "phones", "dev", false, "acme");`);
        const { stdout } = await runProgram(source);
        assert.deepEqual(JSON.parse(stdout), [
            "urn:pulumi:dev::phones::pulumi-nodejs:dynamic/telnyx:NumberOrder::main",
            "acme/phones/dev/main",
            createHash("sha256")
                .update("acme\nurn:pulumi:dev::phones::pulumi-nodejs:dynamic/telnyx:NumberOrder::main")
                .digest("hex")
                .slice(0, 12),
        ]);
    });
});
