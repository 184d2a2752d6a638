import assert from "node:assert/strict";
import { join } from "node:path";
import ts from "typescript";
import { createStack } from "../support/stack";
import { telnyxEnvironment, useEmulator } from "../support/emulator";
import { linkPackages, TemporaryFolder, writeFiles } from "../support/project";
import { shownPrograms } from "./programs";

const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    types: ["node"],
};

/** Compiles sources as files of a project that has the packages; returns what the compiler says, by file. */
function compile(sources: Readonly<Record<string, string>>): string[] {
    const temporary = new TemporaryFolder();
    try {
        linkPackages(temporary.path, ["@pulumi/pulumi", "@types/node", "pulumi-telnyx", "pulumi-telnyx-emulator"]);
        // Each block is a module of its own; ES modules may await at the top.
        writeFiles(temporary.path, { "package.json": '{ "type": "module" }', ...sources });
        const files = Object.keys(sources).map((name) => join(temporary.path, name));
        const program = ts.createProgram(files, {
            ...options,
            typeRoots: [join(temporary.path, "node_modules/@types")],
        });
        return ts.getPreEmitDiagnostics(program).map((diagnostic) => {
            const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n");
            return `${diagnostic.file?.fileName.split("/").at(-1) ?? ""}: ${text}`;
        });
    } finally {
        temporary.remove();
    }
}

describe("Documentation", () => {
    it("shows only TypeScript that compiles", () => {
        const programs = shownPrograms();
        assert.ok(programs.length >= 5, "the documentation shows programs");
        const sources = programs.map(({ name, source }) => [
            `${name.replace(/\W+/g, "_")}.ts`,
            `${source}\nexport {};\n`,
        ]);
        assert.deepEqual(compile(Object.fromEntries(sources)), []);
    });

    describe("first program of the README", () => {
        const emulator = useEmulator({ reset: "suite" });

        it("orders its number, and gives it back", async () => {
            const first = shownPrograms().find(({ name }) => name === "README.md 1");
            const program = ts.transpileModule(first?.source ?? "", {
                compilerOptions: { module: ts.ModuleKind.CommonJS },
            });
            const stack = await createStack({ program: program.outputText, env: telnyxEnvironment(emulator) });
            assert.equal((await stack.up()).code, 0);
            assert.deepEqual(
                emulator.control
                    .numbers()
                    .map(({ phone_number, status, connection_id }) => ({ phone_number, status, connection_id })),
                [{ phone_number: "+13125550142", status: "active", connection_id: "2204417708812345678" }],
            );
            assert.equal((await stack.destroy()).code, 0);
            assert.equal(emulator.control.numbers()[0]?.status, "deleted");
        });
    });
});
