import type { Held, Outcome } from "../rig/held";
import { canary } from "../rig/desk";
import { secretValues } from "../scenarios/papers";

const mistakes = [
    /\b(Type|Reference|Syntax|Range|Zod|Assertion)Error\b/,
    /Cannot read propert|is not a function|is not iterable|Unexpected (token|end|struct)/,
];
const frightening = [/\bundefined\b|\[object |\bNaN\b/, /^\s+at .+:\d+:\d+\)?$/m];
/** How long an operation may outlast its time-out of two minutes, in seconds: its last requests have their own. */
const longestSeconds = 120 + 240;

/** What is wrong with what a command said, and with the time that it took. */
export function judgeWords(outcome: Outcome, wasKilled: boolean): string[] {
    // What a killed plugin does not say is said by gRPC.
    const said = [...(wasKilled ? [] : outcome.errors), ...outcome.lines, outcome.printed];
    return [
        ...said.filter(isCrash).map((text) => `a crash is shown: ${text}`),
        ...said.filter(isLeak).map((text) => `a secret is shown: ${text.slice(0, 200)}`),
        ...Object.entries(outcome.seconds)
            .filter(([, seconds]) => seconds > longestSeconds)
            .map(([verb, seconds]) => `${verb} took ${String(Math.round(seconds))} s`),
        ...(outcome.printed === "" ? [] : printedByPulumi(outcome.printed)),
    ];
}

/** Pulumi's own server prints every error of check, diff, read and delete; a provider prints nothing. */
function printedByPulumi(printed: string): string[] {
    const lines = printed.split("\n").filter((line) => line !== "" && !/^\s|^Error: |: $/.test(line));
    return lines.filter((line) => /^(console|debug|warn)/i.test(line)).map((line) => `the plugin printed: ${line}`);
}

/** What is secret and stands in the state where it has no business. */
export function judgeStateSecrets(held: Iterable<Held>): string[] {
    return [...held].flatMap(({ declaration, outputs, inputs }) => {
        const texts = [outputs, inputs].map((properties) => JSON.stringify(withoutMirrors(properties)));
        return texts.filter(isLeak).map(() => `a secret stands in the state of ${declaration.name}`);
    });
}

/** Nobody but its developers reads the engine's debug log: there a stack has its place, a mistake of ours has none. */
function isCrash(text: string): boolean {
    return (text.startsWith("debug: ") ? mistakes : [...mistakes, ...frightening]).some((crash) => crash.test(text));
}

function isLeak(text: string): boolean {
    return [canary, ...Object.values(secretValues)].some((secret) => text.includes(secret));
}

/** The state without the properties that mirror the inputs of the same name. */
function withoutMirrors({ regulatoryRequirements: _values, phoneNumbers, ...rest }: Readonly<Record<string, unknown>>) {
    const plain = (Array.isArray(phoneNumbers) ? phoneNumbers : []).map((one: unknown) =>
        typeof one === "object" && one !== null ? { ...one, regulatoryRequirements: undefined } : one,
    );
    return { ...rest, phoneNumbers: plain };
}
