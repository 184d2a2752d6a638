import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

const compiled = dirname(createRequire(__filename).resolve("pulumi-telnyx-emulator/package.json"));

/** What each contender runs: in every round it wants the lock of one file, at the same moment as the others. */
const program = `
const { lock } = require(${JSON.stringify(join(compiled, "dist", "store", "file", "lock.js"))});
const [folder, rounds, start] = process.argv.slice(1);
for (let round = 0; round < Number(rounds); round += 1) {
    while (Date.now() < Number(start) + round * 5);
    try {
        lock(folder + "/" + round + ".json");
        console.log(round);
    } catch {
        // Another one has it.
    }
}
console.log("done");
process.stdin.resume();
`;

/** Lets processes contend for locks, in every second round for one that a killed process left; how many got each. */
export async function contend(folder: string, { contenders = 3, rounds = 100 }): Promise<number[]> {
    for (let round = 0; round < rounds; round += 2) {
        writeFileSync(join(folder, `${String(round)}.json.lock`), '{"pid":4194304,"started":"1"}');
    }
    const start = Date.now() + 400;
    const processes = Array.from({ length: contenders }, () =>
        spawn(process.execPath, ["-e", program, folder, String(rounds), String(start)], {
            stdio: ["pipe", "pipe", "inherit"],
        }),
    );
    const got = (await Promise.all(processes.map(roundsOf))).flat();
    // Locks are held for as long as their processes run: none may end before the others had their last turn.
    processes.forEach(({ stdin }) => stdin.end());
    await Promise.all(processes.map((process) => once(process, "exit")));
    return Array.from({ length: rounds }, (_, round) => got.filter((each) => each === round).length);
}

/** The rounds in which a contender got the lock. */
async function roundsOf({ stdout }: ChildProcessByStdio<Writable, Readable, null>): Promise<number[]> {
    const rounds: number[] = [];
    for await (const line of createInterface(stdout)) {
        if (line === "done") {
            break;
        }
        rounds.push(Number(line));
    }
    return rounds;
}
