import { faults } from "./faults";
import type { Passed } from "./proxy";
import { randomFrom } from "./random";
import type { Scenario } from "./scenario";

/** A cell by its names: what is sent to those who play it, and what repeats it. */
export interface Cell {
    readonly scenario: string;
    readonly request: string;
    readonly fault: string;
    readonly refresh: boolean;
}

const refreshes = { refresh: true, plain: false } as const;

/** The name of a cell, as it is written on the command line. */
export function nameOf({ scenario, request, fault, refresh }: Cell): string {
    return [scenario, request, fault, refresh ? "refresh" : "plain"].join(" | ");
}

/** Reads the name of a cell. */
export function cellNamed(name: string): Cell {
    const [scenario = "", request = "", fault = "", refresh = ""] = name.split("|").map((part) => part.trim());
    if (!(refresh in refreshes)) {
        throw new Error(`"${name}" is no cell: write "story | METHOD /path#1 | fault | refresh" or "... | plain"`);
    }
    return { scenario, request, fault, refresh: refreshes[refresh as keyof typeof refreshes] };
}

/** The cell of a story that is played without harm. */
export function cleanCell(scenario: string): Cell {
    return { scenario, request: "-", fault: "none", refresh: false };
}

/** All cells of a story that makes these requests. */
export function cellsOf({ name: scenario, command }: Scenario, passed: readonly Passed[]): Cell[] {
    // What was changed behind the back is seen by those alone who look.
    const ways = command === "up with refresh" ? [true] : [false, true];
    return passed.flatMap(({ name, request, answer }) =>
        faults
            .filter(({ fits }) => fits === undefined || (answer !== undefined && fits(request, answer)))
            .flatMap((fault) => ways.map((refresh) => ({ scenario, request: name, fault: fault.name, refresh }))),
    );
}

/** A cell without a refresh and, where it is to be played as well, the one with it. */
export interface CellPair {
    readonly cell: Cell;
    readonly twin?: Cell;
}

/** Puts cells together that differ in nothing but the refresh. */
export function pairsOf(cells: readonly Cell[]): CellPair[] {
    const named = new Map(cells.map((cell) => [nameOf(cell), cell]));
    return cells.flatMap((cell) => {
        const other = named.get(nameOf({ ...cell, refresh: !cell.refresh }));
        return other !== undefined && cell.refresh ? [] : [{ cell, twin: other }];
    });
}

/** Cells in which every reply of a story's command is odd, each in another way. */
export function oddCellsOf({ name }: Scenario, passed: readonly Passed[], count: number, seed: number): Cell[] {
    const request = passed[0]?.name ?? "";
    return Array.from({ length: count }, (_, index) => ({
        ...{ scenario: name, request, refresh: true },
        fault: `odd-${String(seed * 1000 + index)}`,
    }));
}

/** So many of a list, the same ones for the same seed; all of them without a size. */
export function sampleOf<Entry>(entries: readonly Entry[], size: number | undefined, seed: number): Entry[] {
    if (size === undefined || size >= entries.length) {
        return [...entries];
    }
    const rest = [...entries];
    const random = randomFrom(seed);
    return Array.from({ length: size }, () => rest.splice(random(rest.length), 1)).flat();
}
