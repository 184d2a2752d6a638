import { readFileSync } from "node:fs";

/** Between two looks at processes that are known. */
const lookEveryMs = 100;
/** Listing all processes of the machine costs more, so it is done less often. */
const listEveryMs = 500;
/** Linux counts CPU time in hundredths of a second, whatever its kernel was built with. */
const tickMs = 10;

/** What processes took while they ran; null where the system does not tell (anything but Linux). */
export interface Taken {
    /** Memory of the largest one at its peak. */
    readonly peakMb: number | null;
    /** CPU time of all together, up to the last look. */
    readonly cpuMs: number | null;
}

/** Follows processes while they run, such as the plugin processes of a command; `stop` says what they took. */
export function watchProcesses(pidsOf: () => number[]): { stop(): Taken } {
    const seen = new Map<number, Taken>();
    let listedAt = 0;
    const timer = setInterval(() => {
        if (Date.now() - listedAt >= listEveryMs) {
            pidsOf().forEach((pid) => seen.set(pid, seen.get(pid) ?? { peakMb: null, cpuMs: null }));
            listedAt = Date.now();
        }
        for (const [pid, before] of seen) {
            const { peakMb, cpuMs } = takenBy(pid);
            seen.set(pid, { peakMb: peakMb ?? before.peakMb, cpuMs: cpuMs ?? before.cpuMs });
        }
    }, lookEveryMs);
    return {
        stop() {
            clearInterval(timer);
            const all = [...seen.values()];
            const peaks = all.flatMap(({ peakMb }) => peakMb ?? []);
            const times = all.flatMap(({ cpuMs }) => cpuMs ?? []);
            return {
                peakMb: peaks.length === 0 ? null : Math.max(...peaks),
                cpuMs: times.length === 0 ? null : times.reduce((sum, each) => sum + each),
            };
        },
    };
}

/** What one process took so far; nulls when it has ended. */
export function takenBy(pid: number): Taken {
    // The kernel's own high-water mark, so that nothing between two looks is missed.
    const peakKb = /^VmHWM:\s+(\d+) kB$/m.exec(read(pid, "status"))?.[1];
    // The name of the program, in parentheses, may hold spaces; user and system time are the 14th and 15th field.
    const fields = read(pid, "stat")
        .replace(/^.*\) /s, "")
        .split(" ");
    return {
        peakMb: peakKb === undefined ? null : Math.round(Number(peakKb) / 1024),
        cpuMs: fields.length < 13 ? null : (Number(fields[11]) + Number(fields[12])) * tickMs,
    };
}

function read(pid: number, file: string): string {
    try {
        return readFileSync(`/proc/${pid}/${file}`, "utf8");
    } catch {
        return "";
    }
}
