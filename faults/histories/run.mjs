/**
 * Histories: `npm run histories -- [--runs 1000] [--seed 1] [--jobs 2] [--path 17:3] [--no-shrink]`. Each job tells its
 * share with a seed of its own, counted up from the given one.
 */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({
    options: {
        runs: { type: "string", default: "1000" },
        seed: { type: "string", default: "1" },
        jobs: { type: "string", default: "2" },
        speed: { type: "string", default: "20" },
        path: { type: "string" },
        "no-shrink": { type: "boolean", default: false },
    },
});
const [runs, seed, jobs, speed] = [values.runs, values.seed, values.jobs, values.speed].map(Number);
const isAlone = jobs === 1 || values.path !== undefined;

if (isAlone) {
    await tell();
} else {
    const share = String(Math.ceil(runs / jobs));
    const more = values["no-shrink"] ? ["--no-shrink"] : [];
    const children = Array.from({ length: jobs }, (_, job) => {
        const args = ["--jobs", "1", "--runs", share, "--seed", String(seed + job), "--speed", String(speed), ...more];
        return spawn(process.execPath, [fileURLToPath(import.meta.url), ...args], { stdio: "inherit" });
    });
    const codes = await Promise.all(children.map((child) => once(child, "exit")));
    process.exitCode = codes.every(([code]) => code === 0) ? 0 : 1;
}

async function tell() {
    const require = createRequire(import.meta.url);
    require("ts-node/register/transpile-only");
    const { tellHistories } = require("./tell.ts");
    const onGood = (count) => count % 50 === 0 && console.error(`${count} of ${runs} histories, seed ${seed}`);
    const told = await tellHistories(
        { runs, seed, path: values.path, shrink: !values["no-shrink"], onGood },
        { speed },
    );
    console.log(told.failure ?? `${told.runs} histories, seed ${seed}: all ended as declared`);
    process.exitCode = told.failure === undefined ? 0 : 1;
}
