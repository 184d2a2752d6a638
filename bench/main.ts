import { cpus, loadavg, totalmem } from "node:os";
import { measureLimit } from "./limit";
import { atOnceMs, optionsFrom, parallelFor, type Options } from "./options";
import { measureOrders } from "./orders";
import { groupsOf, ordersReport, otherReport } from "./report";
import { Ledger, type OrderCase, type Results } from "./results";
import { measureStart } from "./start";
import { measureState } from "./stateSize";

/** The parts of the bench, in the order in which all of them run. */
const parts = { state, start, limit, orders };

/** A part of the bench. */
export type Part = keyof typeof parts;

/** Runs one part, or all parts in their quick or full form, and prints what came of it. */
export async function run(part: Part | "quick" | "all", args: string[]): Promise<void> {
    const options = optionsFrom(args, part === "all");
    const ledger = new Ledger(machine(), options.json);
    print(noise());
    const chosen = part === "quick" || part === "all" ? Object.values(parts) : [parts[part]];
    for (const measure of chosen) {
        await measure(options, ledger);
    }
    if (options.json !== undefined) {
        print(`Written to ${options.json}.`);
    }
}

async function orders(options: Options, ledger: Ledger): Promise<void> {
    const { numbersPerOrder } = options;
    for (const orders of options.orders) {
        for (const activationMs of options.activationsMs) {
            for (const latencyMs of options.latenciesMs) {
                const group: OrderCase[] = [];
                for (const subject of options.subjects) {
                    const parallel = options.parallel ?? parallelFor(orders, activationMs);
                    const about = { subject, orders, numbersPerOrder, activationMs, latencyMs, parallel };
                    const one = await measureOrders({ ...about, cycles: options.cycles, looks: looksFor(about) });
                    ledger.addOrders(one);
                    group.push(one);
                }
                groupsOf(group).forEach((each) => print(...ordersReport(each), ""));
            }
        }
    }
}

/** How often the commands that change nothing are run: where they are short, and what came before plays no part. */
function looksFor({ orders, activationMs }: Pick<OrderCase, "orders" | "activationMs">): number {
    return orders <= 10 && activationMs === atOnceMs ? 3 : 1;
}

async function state({ subjects }: Options, ledger: Ledger): Promise<void> {
    const states: Results["states"] = [];
    for (const subject of subjects) {
        for (const numbers of [1, 5]) {
            states.push(await measureState(subject, numbers));
        }
    }
    states.forEach((one) => ledger.addState(one));
    print(...otherReport({ states, starts: [], limits: [] }));
}

async function start({ subjects }: Options, ledger: Ledger): Promise<void> {
    const starts: Results["starts"] = [];
    for (const subject of subjects) {
        starts.push(await measureStart(subject, 7));
    }
    starts.forEach((one) => ledger.addStart(one));
    print(...otherReport({ states: [], starts, limits: [] }));
}

async function limit({ subjects }: Options, ledger: Ledger): Promise<void> {
    const runs = [];
    for (const subject of subjects.filter((one) => one !== "floor")) {
        runs.push(await measureLimit(subject));
    }
    const limits = runs.map(({ limited }) => limited);
    limits.forEach((one) => ledger.addLimited(one));
    print(...otherReport({ states: [], starts: [], limits }));
    runs.filter(({ said }) => said !== "").forEach(({ limited, said }) => print(`${limited.subject}: ${said}`, ""));
}

/** The machine as a line for people. */
function machine(): string {
    const gigabytes = Math.round(totalmem() / 1024 ** 3);
    return `${cpus().length} cores (${cpus()[0]?.model ?? "?"}), ${gigabytes} GB, ${process.platform}, Node ${process.versions.node}`;
}

function noise(): string {
    const [load = 0] = loadavg();
    const busy = load > cpus().length / 2 ? " It is busy with something else: walls will be too long." : "";
    return (
        `On ${machine()}, load ${load.toFixed(1)}.${busy}\n` +
        "Requests, bytes and memory repeat within a few per cent; walls within a tenth on a quiet machine, and not at\n" +
        "all on a busy one. Compare ratios to the floor of the same run. Previews and refreshes of up to ten orders are\n" +
        "medians of three, the rest was run once (--repeat for more).\n"
    );
}

function print(...lines: string[]): void {
    process.stdout.write(lines.map((line) => `${line}\n`).join(""));
}
