import { nameOf } from "./cells";
import { playMatrix } from "./matrix";
import type { Options } from "./options";
import { isBad } from "./report";

interface Mutant {
    readonly name: string;
    readonly scenarios: readonly string[];
    readonly faults: readonly string[];
    /** How the names of the requests begin that are enough to see it. */
    readonly request?: string;
}

type Say = (line: string) => void;

/** Makes each mistake and says whether the matrix saw it, and sees nothing in that cell without the mistake. */
export async function proveMutants(options: Options, say: Say): Promise<boolean> {
    const all = (await import("./mutants.cjs" as string)) as { default: readonly Mutant[] };
    const mutants = all.default.filter(({ name }) => options.mutant === undefined || options.mutant === name);
    let caught = 0;
    for (const mutant of mutants) {
        const evidence = await catchOne(mutant, options);
        caught += evidence === undefined ? 0 : 1;
        say(evidence === undefined ? `NOT CAUGHT: ${mutant.name}` : `caught: ${mutant.name}\n        ${evidence}`);
    }
    say(`${String(caught)} of ${String(mutants.length)} mutants caught`);
    return caught === mutants.length && mutants.length > 0;
}

/** The evidence against a mutant; undefined when there is none. */
async function catchOne(mutant: Mutant, options: Options): Promise<string | undefined> {
    const { scenarios, faults, request, name } = mutant;
    const quiet = () => undefined;
    const matrix = { ...options, scenarios, faults, request, cell: undefined, odd: 0, sample: options.sample ?? 60 };
    const bad = (await playMatrix({ ...matrix, mutant: name }, quiet)).filter(
        (one) => isBad(one) && one.unsteady !== true,
    );
    for (const { cell, faults: wrong } of bad) {
        const [without] = await playMatrix({ ...matrix, cell: nameOf(cell), mutant: undefined }, quiet);
        if (without !== undefined && !isBad(without)) {
            return `${nameOf(cell)}: ${wrong[0] ?? ""}`;
        }
    }
    return undefined;
}
