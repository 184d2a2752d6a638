import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { cleanEnvironment, repository } from "../support/project";

const run = promisify(execFile);

/** What a program printed, or why it ended. */
export interface Ran {
    readonly printed: unknown;
    readonly error: string;
}

/** Runs JavaScript as a program of its own, with the packages of this repository; it prints one JSON value. */
export async function runProgram(source: string, env: Record<string, string> = {}): Promise<Ran> {
    const options = { cwd: repository, env: { ...cleanEnvironment(), ...env } };
    const text = `const pulumi = require("@pulumi/pulumi");
        const telnyx = require("pulumi-telnyx");
        const print = (value) => console.log(JSON.stringify(value));
        ${source}`;
    return run(process.execPath, ["-e", text], options).then(
        ({ stdout }) => ({ printed: stdout === "" ? undefined : (JSON.parse(stdout) as unknown), error: "" }),
        (error: { stderr: string }) => ({ printed: undefined, error: error.stderr }),
    );
}
