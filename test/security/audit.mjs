/**
 * Asks the registry for known weaknesses of what is installed: `npm run audit`. Fails from `high` on. Where the registry
 * answers no such question it says so, and that nothing was checked.
 */

import { spawnSync } from "node:child_process";

const npm = process.platform === "win32" ? "npm.cmd" : "npm";
const { stdout } = spawnSync(npm, ["audit", "--json", "--audit=true"], {
    encoding: "utf8",
    shell: process.platform === "win32",
    maxBuffer: 64 * 1024 * 1024,
});
const report = parsed(stdout);
const counts = report?.metadata?.vulnerabilities;

if (counts === undefined) {
    console.log(`Nothing was checked: this registry answers no audit (${report?.message ?? "no readable answer"}).`);
} else {
    const bad = counts.high + counts.critical;
    for (const { name, severity, range } of Object.values(report.vulnerabilities)) {
        console.log(`${severity}: ${name} ${range}`);
    }
    console.log(`${bad} known weaknesses of severity high or critical; ${counts.total} of any severity.`);
    process.exitCode = bad > 0 ? 1 : 0;
}

function parsed(text) {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}
