import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";

/** Whose figures these are: handlers that do nothing, the documentation's pattern, and this provider. */
export const subjectName = z.enum(["floor", "textbook", "provider"]);

/** The commands of a stack's life, in their order. */
export const commandName = z.enum(["up", "preview", "refresh", "destroy"]);

/** One command, as often as it was run. */
const measurement = z.object({
    /** Wall time of every run in ms, in the order of the runs. */
    wallMs: z.array(z.number()),
    /** Requests by route, of the run in the middle of the walls. */
    requests: z.record(z.string(), z.number()),
    /** Peak memory of the plugin process in MB, of the same run; null where the system does not tell. */
    peakMb: z.number().nullable(),
    /** CPU time of the plugin process in ms, of the same run; null where the system does not tell. */
    cpuMs: z.number().nullable(),
    /** CPU time of the engine, the program and the plugin together in ms, of the same run; null likewise. */
    allCpuMs: z.number().nullable().default(null),
});

/** How long after the activation at the API a reply showed it to who waited. */
const wait = z.object({ medianMs: z.number(), worstMs: z.number() });

/** So many orders of one subject, taken through their life. */
const orderCase = z.object({
    subject: subjectName,
    orders: z.number(),
    numbersPerOrder: z.number(),
    /** How long after its POST an order becomes active. */
    activationMs: z.number(),
    /** How long every reply takes. */
    latencyMs: z.number(),
    /** What `--parallel` was. */
    parallel: z.number(),
    /** When it was measured, as an ISO time stamp. */
    at: z.string(),
    /** The machine's load average of a minute at the start; more than its cores means that walls are too long. */
    load: z.number(),
    commands: z.partialRecord(commandName, measurement),
    /** Null for who waits for nothing. */
    wait: wait.nullable(),
    /** Inputs and outputs of one resource as JSON, in bytes, on average. */
    stateBytes: z.number(),
});

/** Bytes of the state of one resource, as JSON. */
const stateSize = z.object({
    subject: subjectName,
    /** How many numbers its order has. */
    numbers: z.number(),
    inputs: z.number(),
    outputs: z.number(),
});

/** How long a plugin process takes from its start until it answers; medians. */
const start = z.object({
    subject: subjectName,
    /** How often it was started. */
    runs: z.number(),
    /** Until it says its port. */
    listeningMs: z.number(),
    /** Until it has answered the first Check of a resource. */
    answeringMs: z.number(),
    /** CPU time until then; null where the system does not tell. */
    cpuMs: z.number().nullable(),
    /** Memory at its peak until then in MB; null where the system does not tell. */
    peakMb: z.number().nullable(),
});

/** An `up` on an account that allows few requests. */
const limited = z.object({
    subject: subjectName,
    orders: z.number(),
    /** Requests a second that the account allows. */
    limit: z.number(),
    succeeded: z.boolean(),
    wallMs: z.number(),
    requests: z.number(),
    /** How many of them were answered 429. */
    refused: z.number(),
    /** Orders that were placed; more than `orders` means that something was bought twice. */
    placed: z.number(),
});

const results = z.object({
    /** What it was measured on, as a line for people. */
    machine: z.string(),
    orders: z.array(orderCase),
    states: z.array(stateSize),
    starts: z.array(start),
    limits: z.array(limited),
});

export type SubjectName = z.infer<typeof subjectName>;
export type CommandName = z.infer<typeof commandName>;
export type Measurement = z.infer<typeof measurement>;
export type Wait = z.infer<typeof wait>;
export type OrderCase = z.infer<typeof orderCase>;
export type StateSize = z.infer<typeof stateSize>;
export type Start = z.infer<typeof start>;
export type Limited = z.infer<typeof limited>;
/** Everything that was measured. */
export type Results = z.infer<typeof results>;

/** Reads what an earlier run wrote; throws when the file is none of the bench's. */
export function readResults(file: string): Results {
    return results.parse(JSON.parse(readFileSync(file, "utf8")));
}

/** Keeps results in a file while they come; the same case measured again replaces what was there. */
export class Ledger {
    readonly results: Results;
    private readonly file: string | undefined;

    /** @param file Where to write; with a file that is there already, its results are gone on with, if of this machine. */
    constructor(machine: string, file?: string) {
        const earlier = file !== undefined && existsSync(file) ? readResults(file) : undefined;
        if (earlier !== undefined && earlier.machine !== machine) {
            throw new Error(`${file} holds results of another machine (${earlier.machine}): give another --json`);
        }
        this.results = { orders: [], states: [], starts: [], limits: [], ...earlier, machine };
        this.file = file;
    }

    addOrders(one: OrderCase): void {
        const keyOf = (each: OrderCase) =>
            [each.subject, each.orders, each.numbersPerOrder, each.activationMs, each.latencyMs].join();
        this.put(this.results.orders, one, keyOf);
    }

    addState(one: StateSize): void {
        this.put(this.results.states, one, ({ subject, numbers }) => [subject, numbers].join());
    }

    addStart(one: Start): void {
        this.put(this.results.starts, one, ({ subject }) => subject);
    }

    addLimited(one: Limited): void {
        this.put(this.results.limits, one, ({ subject, orders, limit }) => [subject, orders, limit].join());
    }

    private put<Row>(rows: Row[], row: Row, keyOf: (row: Row) => string): void {
        const same = rows.findIndex((each) => keyOf(each) === keyOf(row));
        rows.splice(same < 0 ? rows.length : same, same < 0 ? 0 : 1, row);
        if (this.file !== undefined) {
            writeFileSync(this.file, `${JSON.stringify(this.results, null, 2)}\n`);
        }
    }
}
