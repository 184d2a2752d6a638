import { nameOf, type Cell } from "./cells";
import type { Verdict } from "./cell";

/** A cell and what became of it. */
export interface Played extends Verdict {
    readonly cell: Cell;
    /** It was bad, and good when it was played again. */
    readonly unsteady?: boolean;
}

/** The table of bad cells of all, story by fault. */
export function tableOf(played: readonly Played[]): string {
    const stories = [...new Set(played.map(({ cell }) => cell.scenario))];
    const faults = [...new Set(played.map(({ cell }) => cell.fault))];
    const width = Math.max(...stories.map((name) => name.length), 8);
    const head = `${"".padEnd(width)}  ${faults.join("  ")}`;
    const rows = stories.map((story) => {
        const cells = faults.map((fault) => {
            const all = played.filter(({ cell }) => cell.scenario === story && cell.fault === fault);
            const text = all.length === 0 ? "-" : `${String(all.filter(isBad).length)}/${String(all.length)}`;
            return text.padStart(fault.length);
        });
        return `${story.padEnd(width)}  ${cells.join("  ")}`;
    });
    return [head, ...rows].join("\n");
}

/** A line for each bad cell: what is wrong, and the command that repeats it alone. */
export function linesOf(played: readonly Played[]): string[] {
    return played.filter(isBad).map(({ cell, faults, unsteady }) => {
        const [first = "", ...more] = faults;
        const rest = more.length > 0 ? ` (and ${String(more.length)} more)` : "";
        return `${unsteady === true ? "unsteady" : "bad"}: ${first}${rest}\n     npm run faults -- --cell "${nameOf(cell)}"`;
    });
}

/** The last line. */
export function totalOf(played: readonly Played[]): string {
    const bad = played.filter(isBad).length;
    const missed = played.filter(({ harmed }) => !harmed).length;
    const noted = missed > 0 ? `, ${String(missed)} of them without harm, since the request did not come again` : "";
    const unsteady = played.filter((one) => one.unsteady).length;
    const steady = unsteady > 0 ? ` (${String(unsteady)} of them good when played again)` : "";
    return `${String(bad)} bad${steady} of ${String(played.length)} cells${noted}`;
}

/** Whether something is wrong with a cell. */
export function isBad({ faults }: Verdict): boolean {
    return faults.length > 0;
}
