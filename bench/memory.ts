import { readFileSync } from "node:fs";

const lookEveryMs = 200;

/** Follows the peak memory of processes while they run; `stop` returns the highest in MB. Linux only, else "?". */
export function watchPeak(pidsOf: () => number[]): { stop(): string } {
    let peakKb = 0;
    const timer = setInterval(() => {
        for (const pid of pidsOf()) {
            peakKb = Math.max(peakKb, peakOf(pid));
        }
    }, lookEveryMs);
    return {
        stop() {
            clearInterval(timer);
            return peakKb === 0 ? "?" : String(Math.round(peakKb / 1024));
        },
    };
}

/** The kernel's own high-water mark, so that nothing between two looks is missed. */
function peakOf(pid: number): number {
    try {
        return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
    } catch {
        return 0;
    }
}
