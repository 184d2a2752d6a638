import { caseOf, commandTitles, requestsOf, seconds, wallOf } from "./report";
import { commandName, type CommandName, type OrderCase } from "./results";
import { titles } from "./subjects";

const width = 720;
const rowHeight = 44;
const barHeight = 14;
const top = 70;
const labels = 130;
/** Where the two halves begin, and how long their longest bar is. */
const halves = { wall: labels, requests: 455 };
const longest = 170;

/** Two colours that stand out from white and from black; words have the colour that the page's mode gives them. */
const style = `
    text { font: 13px system-ui, sans-serif; fill: #24292f; }
    .quiet { fill: #57606a; font-size: 12px; }
    .title { font-weight: 600; }
    .textbook { fill: #d9822b; }
    .provider { fill: #2f81f7; }
    .floor { stroke: #57606a; stroke-width: 2; }
    @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3; }
        .quiet { fill: #9198a1; }
        .floor { stroke: #9198a1; }
    }`;

/** Draws cases that differ by their subject alone as SVG: bars of wall times and of requests, command by command. */
export function plotOf(group: readonly OrderCase[]): string {
    const [first] = group;
    if (first === undefined) {
        throw new Error("There is nothing to draw: the results hold no orders.");
    }
    const height = top + commandName.options.length * rowHeight + 12;
    const about = `${first.orders} orders of ${first.numbersPerOrder} numbers`;
    const traits = `active after ${seconds(first.activationMs)}, latency ${first.latencyMs} ms, --parallel ${first.parallel}`;
    return [
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${about}: wall time and requests of each command">`,
        `<style>${style}\n</style>`,
        `<text class="title" x="0" y="16">${about}</text>`,
        `<text class="quiet" x="0" y="34">${traits}</text>`,
        ...legend(),
        ...half("wall time", halves.wall, group, wallOf, seconds),
        ...half("requests", halves.requests, group, requestsOf, (requests) => requests.toLocaleString("en")),
        ...commandName.options.map((name, row) => text(0, middleOf(row) + 4, commandTitles[name])),
        "</svg>",
        "",
    ].join("\n");
}

function legend(): string[] {
    return [
        `<rect class="provider" x="400" y="6" width="12" height="12" rx="2"/>`,
        text(418, 16, titles.provider),
        `<rect class="textbook" x="525" y="6" width="12" height="12" rx="2"/>`,
        text(543, 16, titles.textbook),
        `<line class="floor" x1="626" y1="4" x2="626" y2="20"/>`,
        text(634, 16, titles.floor),
    ];
}

/** One half of the picture, with a scale of its own from 0 to its largest value. */
function half(
    title: string,
    x: number,
    group: readonly OrderCase[],
    valueOf: (measured: NonNullable<OrderCase["commands"]["up"]>) => number,
    word: (value: number) => string,
): string[] {
    const value = (subject: OrderCase["subject"], name: CommandName) => {
        const measured = caseOf(group, subject)?.commands[name];
        return measured === undefined ? undefined : valueOf(measured);
    };
    const all = commandName.options.flatMap((name) => group.map(({ subject }) => value(subject, name) ?? 0));
    const scale = longest / Math.max(1, ...all);
    const bars = commandName.options.flatMap((name, row) => [
        ...bar("provider", x, middleOf(row) - barHeight - 1, value("provider", name), scale, word),
        ...bar("textbook", x, middleOf(row) + 1, value("textbook", name), scale, word),
        ...mark(x, middleOf(row), value("floor", name), scale),
    ]);
    return [`<text class="quiet" x="${x}" y="${top - 12}">${title}</text>`, ...bars];
}

function bar(
    subject: string,
    x: number,
    y: number,
    value: number | undefined,
    scale: number,
    word: (value: number) => string,
): string[] {
    if (value === undefined) {
        return [];
    }
    const length = Math.max(1, round(value * scale));
    return [
        `<rect class="${subject}" x="${x}" y="${y}" width="${length}" height="${barHeight}" rx="2"/>`,
        `<text class="quiet" x="${x + length + 6}" y="${y + barHeight - 3}">${word(value)}</text>`,
    ];
}

/** The floor is no bar: it is a line that the others' bars can be compared with. */
function mark(x: number, middle: number, value: number | undefined, scale: number): string[] {
    if (value === undefined || value === 0) {
        return [];
    }
    const at = round(x + value * scale);
    return [
        `<line class="floor" x1="${at}" y1="${middle - barHeight - 4}" x2="${at}" y2="${middle + barHeight + 4}"/>`,
    ];
}

function middleOf(row: number): number {
    return top + row * rowHeight + rowHeight / 2;
}

function text(x: number, y: number, words: string): string {
    return `<text x="${x}" y="${y}">${words}</text>`;
}

function round(value: number): number {
    return Math.round(value * 10) / 10;
}
