import { readFileSync } from "node:fs";

/** Between two looks at processes that are known. */
const lookEveryMs = 100;
/** Listing all processes of the machine costs more, so it is done less often, and seldom once there is one to watch. */
const listEveryMs = { before: 300, after: 3000 };
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
        if (Date.now() - listedAt >= (seen.size === 0 ? listEveryMs.before : listEveryMs.after)) {
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
    const peakMb = peakKb === undefined ? null : Math.round(Number(peakKb) / 1024);
    return { peakMb, cpuMs: ticksOf(pid, 11) };
}

/** CPU time in ms of all processes that this one has started and that have ended, with what they started; or null. */
export function endedChildrenCpuMs(): number | null {
    return ticksOf("self", 13);
}

/** The sum of two neighbouring fields of a process, user and system time, in ms; counted from behind its name. */
function ticksOf(pid: number | "self", first: number): number | null {
    // The name of the program, in parentheses, may hold spaces.
    const [, rest = ""] = /^.*\) (.*)$/s.exec(read(pid, "stat")) ?? [];
    const [user, system] = rest
        .split(" ")
        .slice(first, first + 2)
        .map(Number);
    return user === undefined || system === undefined ? null : (user + system) * tickMs;
}

function read(pid: number | "self", file: string): string {
    try {
        return readFileSync(`/proc/${pid}/${file}`, "utf8");
    } catch {
        return "";
    }
}
