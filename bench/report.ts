import { commandName, subjectName, type CommandName, type Measurement, type OrderCase, type Results } from "./results";
import { median, total } from "./statistics";
import { titles } from "./subjects";
import { textTable } from "./textTable";

/** What the rows of the commands are called. */
export const commandTitles: Record<CommandName, string> = {
    up: "up",
    preview: "preview --refresh",
    refresh: "refresh",
    destroy: "destroy",
};

/** Cases that differ by their subject alone belong beside each other. */
export function groupsOf(cases: readonly OrderCase[]): OrderCase[][] {
    const groups = new Map<string, OrderCase[]>();
    for (const one of cases) {
        const key = [one.orders, one.numbersPerOrder, one.activationMs, one.latencyMs].join();
        groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    return [...groups.values()].map((group) => subjectName.options.flatMap((name) => caseOf(group, name) ?? []));
}

/** The cases of one group are measured one after the other, which takes minutes. */
const longestGoMs = 3_600_000;

/** Throws where figures stand beside each other that were not measured in one go: ratios of those mean nothing. */
export function assertOneGo(groups: readonly OrderCase[][]): void {
    for (const group of groups) {
        const times = group.map(({ at }) => Date.parse(at));
        if (Math.max(...times) - Math.min(...times) > longestGoMs) {
            const measured = group.map(({ subject, at }) => `${subject} at ${at}`).join(", ");
            throw new Error(
                `${group[0]?.orders} orders of ${group[0]?.numbersPerOrder} were not measured in one go (${measured}): ` +
                    "measure all subjects again",
            );
        }
    }
}

/** The case of one subject. */
export function caseOf(group: readonly OrderCase[], subject: OrderCase["subject"]): OrderCase | undefined {
    return group.find((one) => one.subject === subject);
}

/** Such as `13.3 s (4.0x floor), 2005 requests`. */
function cell(one: OrderCase, name: CommandName, floor: OrderCase | undefined): string {
    const measured = one.commands[name];
    if (measured === undefined) {
        return "-";
    }
    const least = floor === undefined || floor === one ? undefined : floor.commands[name];
    const ratio = least === undefined ? "" : ` (${(wallOf(measured) / wallOf(least)).toFixed(1)}x)`;
    return `${seconds(wallOf(measured))}${ratio} ${requestsOf(measured)} req`;
}

/** The median of the walls in ms. */
export function wallOf({ wallMs }: Measurement): number {
    return median(wallMs) ?? NaN;
}

/** All requests of a command. */
export function requestsOf({ requests }: Measurement): number {
    return total(Object.values(requests));
}

/** Such as `3.3 s`; a question mark for what is not known. */
export function seconds(ms: number): string {
    return Number.isFinite(ms) ? `${(ms / 1000).toFixed(1)} s` : "?";
}

/** Such as `40 ms`, and from a second on `1.2 s`. */
export function moment(ms: number): string {
    return ms < 1000 ? `${Math.round(ms)} ms` : seconds(ms);
}

/** The lines about cases that belong together, with the routes of each command of the provider below. */
export function ordersReport(group: readonly OrderCase[]): string[] {
    const [first] = group;
    if (first === undefined) {
        return [];
    }
    const { orders, numbersPerOrder, activationMs, latencyMs, parallel } = first;
    const loads = group.map(({ load }) => load).join(", ");
    const floor = caseOf(group, "floor");
    const rows = [
        ["", ...group.map(({ subject }) => titles[subject])],
        ...commandName.options.map((name) => [commandTitles[name], ...group.map((one) => cell(one, name, floor))]),
        ["active -> seen: median", ...group.map(({ wait }) => (wait === null ? "-" : moment(wait.medianMs)))],
        ["active -> seen: worst", ...group.map(({ wait }) => (wait === null ? "-" : moment(wait.worstMs)))],
        ["state of one order", ...group.map(({ stateBytes }) => `${stateBytes} B`)],
        ["plugin peak in up", ...group.map(({ commands }) => `${commands.up?.peakMb ?? "?"} MB`)],
        ["plugin CPU in up", ...group.map(({ commands }) => seconds(commands.up?.cpuMs ?? NaN))],
        ...commandName.options.map((name) => [
            `CPU of ${name}`,
            ...group.map(({ commands }) => seconds(commands[name]?.allCpuMs ?? NaN)),
        ]),
    ];
    return [
        `${orders} ${orders === 1 ? "order" : "orders"} of ${numbersPerOrder} numbers, active after ${seconds(activationMs)}, ` +
            `latency ${latencyMs} ms, --parallel ${parallel} (load before: ${loads})`,
        ...textTable(rows),
        ...routesReport(caseOf(group, "provider")),
    ];
}

function routesReport(one: OrderCase | undefined): string[] {
    const named = commandName.options.filter((name) => Object.keys(one?.commands[name]?.requests ?? {}).length > 0);
    return named.map((name) => {
        const routes = Object.entries(one?.commands[name]?.requests ?? {});
        return `${name}: ${routes.map(([route, requests]) => `${requests} ${route}`).join(", ")}`;
    });
}

/** The lines about the other parts, each where there is something to say. */
export function otherReport({ states, starts, limits }: Pick<Results, "states" | "starts" | "limits">): string[] {
    const state = states.map(({ subject, numbers, inputs, outputs }) => [
        titles[subject],
        `${numbers}`,
        `${inputs}`,
        `${outputs}`,
        `${inputs + outputs}`,
    ]);
    const start = starts.map(({ subject, runs, listeningMs, answeringMs, cpuMs, peakMb }) => [
        titles[subject],
        `${listeningMs} ms`,
        `${answeringMs} ms`,
        `${cpuMs ?? "?"} ms`,
        `${peakMb ?? "?"} MB`,
        `${runs}`,
    ]);
    const limit = limits.map((one) => [
        titles[one.subject],
        one.succeeded ? "succeeds" : "fails",
        seconds(one.wallMs),
        `${one.requests}`,
        `${one.refused}`,
        `${((100 * one.refused) / Math.max(1, one.requests)).toFixed(1)} %`,
        `${one.placed} of ${one.orders}`,
    ]);
    return [
        ...section("bytes of state", ["numbers", "inputs", "outputs", "both"], state),
        ...section("plugin start-up", ["says its port", "answers Check", "CPU", "peak", "starts"], start),
        ...section(
            `ten orders, account limit 8 requests/s`,
            ["up", "wall", "requests", "429", "share", "placed"],
            limit,
        ),
    ];
}

function section(title: string, head: string[], rows: string[][]): string[] {
    return rows.length === 0 ? [] : [...textTable([[title, ...head], ...rows]), ""];
}
