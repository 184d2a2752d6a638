/**
 * Shows what this project does, with the real `pulumi` and its real output: `npm run demo`.
 *
 * It runs the program in the repository's root against an emulator of its own. `npm run demo -- --keep` stops before
 * the end, leaves emulator and stack running, and prints how to go on by hand.
 */

import { rmSync } from "node:fs";
import { startEmulator, stopEmulator } from "./emulator.mjs";
import { explainHowToGoOn } from "./keep.mjs";
import { describeStack, stackFile } from "./stack.mjs";
import { steps } from "./steps.mjs";
import { makeFolder, tell } from "./terminal.mjs";

/** Everything that the demo leaves on the machine, until it is removed. */
const folder = makeFolder();
let emulator;
let stack;

/** Removes it all, however far the demo came. */
async function cleanUp() {
    if (emulator) {
        await stopEmulator(emulator);
    }
    if (stack) {
        rmSync(stackFile(stack), { force: true });
    }
    rmSync(folder, { recursive: true, force: true });
}

async function main(keep) {
    let isInterrupted = false;
    // A command that runs gets the Ctrl-C as well and ends by itself; the demo ends after it.
    process.on("SIGINT", () => (isInterrupted = true));
    process.on("SIGTERM", () => (isInterrupted = true));
    emulator = await startEmulator(folder);
    stack = await describeStack(folder, emulator.url);
    for (const step of keep ? steps.slice(0, -1) : steps) {
        if (isInterrupted) {
            throw new Error("The demo was interrupted.");
        }
        await step(stack, emulator);
    }
    if (keep) {
        explainHowToGoOn(folder, stack, emulator);
        return;
    }
    await cleanUp();
    tell("That was all. The emulator has ended, and nothing of the demo is left on this machine.");
}

main(process.argv.includes("--keep")).catch(async (error) => {
    console.error(error.message);
    process.exitCode = 1;
    await cleanUp();
});
