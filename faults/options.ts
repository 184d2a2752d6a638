import { parseArgs } from "node:util";

/** What `npm run faults` was asked for. */
export interface Options {
    /** Parts of names: only stories whose name holds one of them. */
    readonly scenarios: readonly string[];
    /** Names of faults; empty for all. */
    readonly faults: readonly string[];
    /** How the names of the harmed requests begin; all without it. */
    readonly request?: string;
    /** One cell alone, by its name. */
    readonly cell?: string;
    /** How many cells, drawn with the seed; all without it. */
    readonly sample?: number;
    readonly seed: number;
    /** So many cells of odd replies for each story, instead of the faults; 0 for none. */
    readonly odd: number;
    /** How many processes play at the same time. */
    readonly jobs: number;
    /** How many times as fast as usual time runs in the plugins. */
    readonly speed: number;
    /** Proves that the matrix catches mistakes, instead of looking for them. */
    readonly mutants: boolean;
    /** One mistake by its name. */
    readonly mutant?: string;
    /** Lists stories and faults and plays nothing. */
    readonly list: boolean;
}

const names = {
    scenario: { type: "string", multiple: true },
    fault: { type: "string", multiple: true },
    request: { type: "string" },
    cell: { type: "string" },
    sample: { type: "string" },
    seed: { type: "string", default: "1" },
    odd: { type: "string" },
    jobs: { type: "string", default: "2" },
    speed: { type: "string", default: "20" },
    mutants: { type: "boolean", default: false },
    mutant: { type: "string" },
    list: { type: "boolean", default: false },
} as const;

/** Reads the command line; throws a sentence where it is not understood. */
export function optionsFrom(args: string[]): Options {
    const { values } = parseArgs({ args, options: names, strict: true });
    return {
        scenarios: values.scenario ?? [],
        faults: values.fault ?? [],
        request: values.request,
        cell: values.cell,
        sample: values.sample === undefined ? undefined : numberFrom(values.sample, "sample"),
        seed: numberFrom(values.seed, "seed"),
        odd: values.odd === undefined ? 0 : numberFrom(values.odd, "odd"),
        jobs: numberFrom(values.jobs, "jobs"),
        speed: numberFrom(values.speed, "speed"),
        mutants: values.mutants,
        mutant: values.mutant,
        list: values.list,
    };
}

function numberFrom(text: string, name: string): number {
    const number = Number(text);
    if (!Number.isInteger(number) || number < 1) {
        throw new Error(`--${name} wants a whole number from 1 on, not "${text}".`);
    }
    return number;
}
