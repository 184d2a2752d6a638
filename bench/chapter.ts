import { caseOf, commandTitles, groupsOf, moment, requestsOf, seconds, wallOf } from "./report";
import { usualNumbersPerOrder } from "./options";
import {
    commandName,
    subjectName,
    type CommandName,
    type OrderCase,
    type Results,
    type SubjectName,
    type Wait,
} from "./results";
import { titles } from "./subjects";
import { markdownTable } from "./textTable";

/** What stands around the generated lines of a page. */
const [begin, end] = ["<!-- npm run bench -- readme: begin -->", "<!-- npm run bench -- readme: end -->"];

type Row = (subject: SubjectName) => string;

/** Puts the table of the results into a page, between its two marks; throws when it has none. */
export function withTable(page: string, results: Results): string {
    const [before, after] = [page.indexOf(begin), page.indexOf(end)];
    if (before < 0 || after < before) {
        throw new Error(`The page has no place for the table: a line ${begin} and, below it, a line ${end}.`);
    }
    const lines = ["", `Measured on ${results.machine}:`, "", ...tableOf(results), ""];
    return `${page.slice(0, before + begin.length)}\n${lines.join("\n")}\n${page.slice(after)}`;
}

/** The few and the many of the results as a table of Markdown, each figure of the provider beside the two it is compared with. */
export function tableOf(results: Results): string[] {
    const groups = groupsOf(results.orders).sort(bySize);
    const plain = groups.filter((group) => isPlain(group) && !isOtherShape(group));
    const rows: [string, Row][] = [
        ...plain
            .slice(0, 1)
            .concat(plain.slice(1).slice(-1))
            .flatMap((group) => commandRows(group)),
        ...groups
            .filter(isPlain)
            .filter(isOtherShape)
            .flatMap((group) => commandRows(group, ["up"])),
        ...largestByActivation(groups.filter((group) => !isOtherShape(group))).map(waitRow),
        ...[1, 5].map((numbers): [string, Row] => [
            `state of an order of ${numbers}, bytes`,
            (subject) => withCommas(sizeOf(results, subject, numbers)),
        ]),
        ...plain.slice(-1).map(memoryRow),
        ["plugin's first answer, CPU", (subject) => startOf(results, subject)],
        ["10 orders, limit of 8 requests/s", (subject) => limitOf(results, subject)],
    ];
    const head = ["", ...subjectName.options.map((subject) => titles[subject])];
    return markdownTable([head, ...rows.map(([title, row]) => [title, ...subjectName.options.map(row)])]);
}

/** Active almost at once, at an API that answers at once: what is left is the work. */
export function isPlain([first]: readonly OrderCase[]): boolean {
    return first !== undefined && first.activationMs < 1000 && first.latencyMs === 0;
}

/** The same numbers in more or fewer orders than usual, to compare the two. */
function isOtherShape([first]: readonly OrderCase[]): boolean {
    return first?.numbersPerOrder !== usualNumbersPerOrder;
}

function bySize([one]: OrderCase[], [other]: OrderCase[]): number {
    return (one?.orders ?? 0) - (other?.orders ?? 0) || (one?.activationMs ?? 0) - (other?.activationMs ?? 0);
}

/** For each activation, without latency, the most orders that waited for it. */
function largestByActivation(groups: readonly OrderCase[][]): OrderCase[][] {
    const withoutLatency = groups.filter(([first]) => first?.latencyMs === 0);
    const largest = new Map(withoutLatency.map((group) => [group[0]?.activationMs ?? NaN, group]));
    return [...largest.values()].sort(([one], [other]) => (one?.activationMs ?? 0) - (other?.activationMs ?? 0));
}

function commandRows(
    group: readonly OrderCase[],
    names: readonly CommandName[] = commandName.options,
): [string, Row][] {
    return names.map((name) => [
        `${ordersOf(group)}: ${commandTitles[name]}`,
        (subject) => {
            const measured = caseOf(group, subject)?.commands[name];
            if (measured === undefined) {
                return "-";
            }
            const requests = requestsOf(measured);
            return seconds(wallOf(measured)) + (requests === 0 ? "" : `, ${withCommas(requests)} requests`);
        },
    ]);
}

function waitRow(group: readonly OrderCase[]): [string, Row] {
    const after = seconds(group[0]?.activationMs ?? NaN);
    return [`${ordersOf(group)}, active after ${after}: seen`, (subject) => waitOf(caseOf(group, subject)?.wait)];
}

function waitOf(wait: Wait | null | undefined): string {
    return wait ? `${moment(wait.medianMs)} later, at worst ${moment(wait.worstMs)}` : "-";
}

function memoryRow(group: readonly OrderCase[]): [string, Row] {
    return [
        `${ordersOf(group)}: plugin memory`,
        (subject) => `${caseOf(group, subject)?.commands.up?.peakMb ?? "?"} MB`,
    ];
}

function ordersOf([first]: readonly OrderCase[]): string {
    return `${first?.orders} ${first?.orders === 1 ? "order" : "orders"} of ${first?.numbersPerOrder}`;
}

function sizeOf({ states }: Results, subject: SubjectName, numbers: number): number | undefined {
    const found = states.find((one) => one.subject === subject && one.numbers === numbers);
    return found && found.inputs + found.outputs;
}

function startOf({ starts }: Results, subject: SubjectName): string {
    const found = starts.find((one) => one.subject === subject);
    return found === undefined ? "-" : `${seconds(found.answeringMs)}, ${seconds(found.cpuMs ?? NaN)}`;
}

function limitOf({ limits }: Results, subject: SubjectName): string {
    const found = limits.find((one) => one.subject === subject);
    if (found === undefined) {
        return "-";
    }
    const share = ((100 * found.refused) / Math.max(1, found.requests)).toFixed(0);
    return `${found.succeeded ? "succeeds" : "fails"}, ${share} % answered 429`;
}

function withCommas(value: number | undefined): string {
    return value === undefined ? "-" : value.toLocaleString("en");
}
