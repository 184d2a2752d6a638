import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { must } from "./support";

/** The most memory that a process had resident so far, in megabytes; where the system does not tell, what it has now. */
export function peakMegabytes(pid: number | undefined): number {
    const status = `/proc/${String(must(pid))}/status`;
    const kilobytes = existsSync(status)
        ? /VmHWM:\s+(\d+)/.exec(readFileSync(status, "utf8"))?.[1]
        : execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
    return Math.round(Number(must(kilobytes)) / 1024);
}
