import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { subjectName, type SubjectName } from "./results";

/** What `npm run bench` was asked to measure. */
export interface Options {
    /** Numbers of orders. */
    readonly orders: readonly number[];
    /** How many numbers each order has. */
    readonly numbersPerOrder: number;
    /** How long orders take to become active, in ms; several mean a case for each. */
    readonly activationsMs: readonly number[];
    /** How long every reply takes, in ms; several mean a case for each. */
    readonly latenciesMs: readonly number[];
    readonly subjects: readonly SubjectName[];
    /** What `--parallel` shall be; without it each case has as much as it needs. */
    readonly parallel?: number;
    /** How often the life of each case is gone through. */
    readonly cycles: number;
    /** Where the results go as JSON. */
    readonly json?: string;
}

/** How many numbers an order has where nothing else is said. */
export const usualNumbersPerOrder = 5;

const names = {
    n: { type: "string", default: "1,10" },
    numbers: { type: "string", default: String(usualNumbersPerOrder) },
    activation: { type: "string", default: "0" },
    latency: { type: "string", default: "0" },
    subjects: { type: "string", default: subjectName.options.join() },
    parallel: { type: "string" },
    repeat: { type: "string", default: "1" },
    json: { type: "string" },
} as const;

/** Orders are never active at once at Telnyx: an activation of 0 s is one of this many ms. */
export const atOnceMs = 200;

/** Reads the command line; throws a sentence where it is not understood. */
export function optionsFrom(args: string[], isFull = false): Options {
    const given = isFull ? ["--n", "1,10,100", "--activation", "0,5,30", "--latency", "0,50"] : [];
    const { values } = parseArgs({ args: [...given, ...args], options: names, strict: true });
    return {
        orders: numbersFrom(values.n, "n", 1),
        numbersPerOrder: numbersFrom(values.numbers, "numbers", 1)[0] ?? usualNumbersPerOrder,
        activationsMs: numbersFrom(values.activation, "activation", 0).map((seconds) => seconds * 1000 || atOnceMs),
        latenciesMs: numbersFrom(values.latency, "latency", 0),
        subjects: values.subjects.split(",").map(subjectFrom),
        ...(values.parallel === undefined ? {} : { parallel: numbersFrom(values.parallel, "parallel", 1)[0] }),
        cycles: numbersFrom(values.repeat, "repeat", 1)[0] ?? 1,
        ...(values.json === undefined ? {} : { json: values.json }),
    };
}

/** The engine's own default. */
export const usualParallel = cpus().length * 4;

/** Wide enough that all orders wait at the same time, where the wait is what counts; the engine's default elsewhere. */
export function parallelFor(orders: number, activationMs: number): number {
    return activationMs <= atOnceMs ? usualParallel : Math.max(usualParallel, orders);
}

function numbersFrom(text: string, name: string, least: number): number[] {
    const numbers = text.split(",").map(Number);
    if (numbers.some((number) => !Number.isFinite(number) || number < least)) {
        throw new Error(`--${name} wants numbers from ${least} on with commas between them, not "${text}".`);
    }
    return numbers;
}

function subjectFrom(text: string): SubjectName {
    const { data } = subjectName.safeParse(text);
    if (data === undefined) {
        throw new Error(`--subjects wants names out of ${subjectName.options.join(", ")}, not "${text}".`);
    }
    return data;
}
