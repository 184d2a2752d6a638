/** Compiles the two packages. */

import { lastLines, run } from "./command.mjs";
import { alone } from "./lock.mjs";
import { inRepository, root } from "./places.mjs";
import { step } from "./report.mjs";

const compiler = inRepository("node_modules", "typescript", "bin", "tsc");
const packages = ["provider", "emulator"];

/** Runs `tsc --build` for what changed since it ran last. */
export async function buildPackages() {
    if (!(await isUpToDate())) {
        await alone(async () => ((await isUpToDate()) ? undefined : build()));
    }
}

async function build() {
    await step("compiling the packages (tsc --build)", async () => {
        const outcome = await run(process.execPath, [compiler, "--build", ...packages], { cwd: root });
        if (outcome.code !== 0) {
            throw new Error(`The packages do not compile:\n${lastLines(outcome, 60)}`);
        }
    });
}

/** Whether the compiler would do nothing. It tells in a dry run, one line for each package. */
async function isUpToDate() {
    const { stdout } = await run(process.execPath, [compiler, "--build", "--dry", ...packages], { cwd: root });
    return !stdout.includes("would build") && !stdout.includes("would update");
}
