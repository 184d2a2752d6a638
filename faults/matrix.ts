import { cellNamed, cleanCell, pairsOf, sampleOf, type Cell, type CellPair } from "./cells";
import type { Verdict } from "./cell";
import { Crew } from "./crew";
import { faults as allFaults } from "./faults";
import type { Options } from "./options";
import type { Learned } from "./player";
import { isBad, type Played } from "./report";
import { scenarios } from "./scenarios";

type Say = (line: string) => void;

/** Plays the cells that were asked for, and hands each over as soon as it is played. */
export async function playMatrix(
    options: Pick<
        Options,
        "scenarios" | "faults" | "request" | "cell" | "odd" | "sample" | "seed" | "jobs" | "speed" | "mutant"
    >,
    say: Say,
    take: (played: Played) => void = () => undefined,
): Promise<Played[]> {
    const crew = new Crew(options.jobs, { speed: options.speed, mutant: options.mutant });
    const all: Played[] = [];
    const note = (played: Played): void => {
        all.push(played);
        take(played);
    };
    try {
        const cells =
            options.cell === undefined ? await chosenCells(crew, options, say, note) : [cellNamed(options.cell)];
        await playAll(crew, await playPairs(crew, pairsOf(cells), note), note);
        return await twice(crew, all);
    } finally {
        await crew.close();
    }
}

/** Plays the first of each pair, which may stand for both. Returns the cells that are left to be played. */
async function playPairs(crew: Crew, pairs: readonly CellPair[], note: (played: Played) => void): Promise<Cell[]> {
    const twins = new Map(pairs.map(({ cell, twin }) => [cell, twin]));
    const left: Cell[] = [];
    await playAll(
        crew,
        pairs.map(({ cell }) => cell),
        (played) => {
            note(played);
            const twin = twins.get(played.cell);
            if (twin !== undefined && played.isForBoth === true && !isBad(played)) {
                note({ ...played, cell: twin });
            } else if (twin !== undefined) {
                left.push(twin);
            }
        },
    );
    return left;
}

async function playAll(crew: Crew, cells: readonly Cell[], note: (played: Played) => void): Promise<void> {
    const tasks = cells.map((cell) => ({ kind: "play" as const, cell }));
    await crew.do<Verdict>(tasks, (task, verdict) => {
        note({ cell: (task as { cell: Cell }).cell, ...verdict });
    });
}

/** Plays bad cells again: what is good then may be the machine's fault, or that of a race, and is said to be so. */
async function twice(crew: Crew, played: readonly Played[]): Promise<Played[]> {
    const again = new Map<Cell, Verdict>();
    const tasks = played.filter(isBad).map(({ cell }) => ({ kind: "play" as const, cell }));
    await crew.do<Verdict>(tasks, (task, verdict) => {
        again.set((task as { cell: Cell }).cell, verdict);
    });
    return played.map((one) => {
        const second = again.get(one.cell);
        return second === undefined ? one : { ...one, unsteady: !isBad(second) };
    });
}

/** The stories whose names hold one of the parts; all without parts. */
export function chosenScenarios(parts: readonly string[]) {
    return scenarios.filter(({ name }) => parts.length === 0 || parts.some((part) => name.includes(part)));
}

type Chosen = Parameters<typeof playMatrix>[0];

/** Learns the stories and draws the sample; a story that goes wrong without any harm is noted as a bad cell. */
async function chosenCells(crew: Crew, options: Chosen, say: Say, note: (bad: Played) => void): Promise<Cell[]> {
    const { scenarios: parts, faults, request = "", sample, seed, odd } = options;
    const unknown = faults.filter((name) => !allFaults.some((fault) => fault.name === name));
    if (unknown.length > 0) {
        throw new Error(`There is no fault ${unknown.join(", ")}.`);
    }
    const names = chosenScenarios(parts).map(({ name }) => name);
    const learned = new Map<string, readonly Cell[]>();
    const tasks = names.map((scenario) => ({ kind: "learn" as const, scenario, odd, seed }));
    await crew.do<Learned>(tasks, (task, answer) => {
        const { scenario } = task as { scenario: string };
        if ("skipped" in answer) {
            say(`skipped "${scenario}": ${answer.skipped}`);
        } else if ("broken" in answer) {
            note({ cell: cleanCell(scenario), ...answer.broken });
        } else {
            learned.set(scenario, answer.cells);
        }
    });
    const cells = names.flatMap((name) => learned.get(name) ?? []);
    const meant = cells
        .filter((cell) => cell.request.startsWith(request))
        .filter(({ fault }) => faults.length === 0 || faults.includes(fault));
    const drawn = sampleOf(meant, sample, seed);
    say(`${String(drawn.length)} of ${String(meant.length)} cells`);
    return drawn;
}
