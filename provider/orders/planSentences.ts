import { ExplainedError } from "../lifecycle";
import { firstNames, maxNames } from "./names";
import { keptFor, type Plan } from "./plan";
import type { Why } from "./policies";

/** Such as `1 number` or `5 numbers`. */
export function countOf(count: number): string {
    return count === 1 ? "1 number" : `${count} numbers`;
}

/** How many numbers one sentence names. */
const namesPerSentence = 100;

/** What a plan gives back: numbers, and how many that have no name yet. */
type Leaving = Pick<Plan, "giveBack" | "giveBackComing">;

/** What a preview and an `up` say before numbers are released: every one of them by name. */
export function releaseWarnings(leaving: Leaving, verb = "releases"): string[] {
    const { giveBack, giveBackComing } = leaving;
    const lines = Array.from({ length: Math.ceil(giveBack.length / namesPerSentence) }, (_, index) =>
        giveBack.slice(index * namesPerSentence, (index + 1) * namesPerSentence),
    );
    const coming = giveBackComing > 0 ? [`${giveBackComing} that are still being bought`] : [];
    const total = giveBack.length + giveBackComing;
    return lines.length === 0 && coming.length === 0
        ? []
        : (lines.length === 0 ? [[]] : lines).map((names, index) => {
              const isLast = index === Math.max(lines.length - 1, 0);
              const what = index === 0 ? `${verb} ${countOf(total)}` : `of these ${countOf(total)} also`;
              return `${what}: ${[...names, ...(isLast ? coming : [])].join(", ")}`;
          });
}

/** What a refresh says of numbers that it took into the state, so that none can leave it again without a name. */
export function foundWarnings(numbers: readonly string[]): string[] {
    return releaseWarnings(
        { giveBack: numbers, giveBackComing: 0 },
        "found an order of this resource that the state did not know, with",
    );
}

/**
 * What a preview says when `property` is not known before the `up`, so that nobody can tell which numbers stay: all that
 * may go, by name.
 */
export function mayReleaseWarnings(leaving: Leaving, property: string): string[] {
    return withEnd(
        releaseWarnings(leaving, "may release up to"),
        `: ${property} is not known before the \`pulumi up\`, since it comes from a resource that changes in the same run. To see ` +
            "before what will go, run `pulumi up --target` for that resource first",
    );
}

/** Lines reach the engine in any order, so what belongs together stands in one. */
function withEnd(lines: readonly string[], end: string): string[] {
    return lines.map((line, index) => (index === lines.length - 1 ? `${line}${end}` : line));
}

/**
 * What is said when the engine deletes an order that the program declares, to replace it, or perhaps declares under
 * another URN by now (`movedFrom` is the former one). Of a bulk order that nobody has read only the count of its numbers is known.
 */
export function givenUpWarnings(numbers: readonly string[] | number, movedFrom?: string): string[] {
    const lines =
        typeof numbers === "number"
            ? [`releases ${countOf(numbers)}`]
            : releaseWarnings({ giveBack: numbers, giveBackComing: 0 });
    const [first, ...rest] = movedFrom === undefined ? withEnd(lines, replaced) : lines;
    return first === undefined
        ? []
        : [movedFrom === undefined ? first : `${moved(movedFrom)}, which ${first}`, ...rest];
}

const replaced =
    ": this run replaces the order, so they are released first, and only then is ordered what the program declares, which Telnyx " +
    "may not have any more. An order is changed in place: leave out what asks for a replacement (--replace, " +
    "replaceOnChanges, replacementTrigger); one that was moved wants the option `aliases`";

function moved(urn: string): string {
    return (
        `the state has a resource like this one, ${urn}. If it is this one, moved to another parent or renamed, give this one ` +
        `the option \`aliases: ["${urn}"]\`, and nothing happens to it. Where the program has it no more, \`pulumi up\` deletes it`
    );
}

const inItsEntry = "and run `pulumi up` first; a lock in the number's own entry is lifted there";

/** What to do about the lock of a number that shall go. */
const liftAdvice = {
    locked: `Set deletionLock to false ${inItsEntry}`,
    // The engine puts the old value in the place of the program's.
    "locked and ignored": `Take deletionLock out of ignoreChanges, set it to false ${inItsEntry}`,
} satisfies Partial<Record<Why, string>>;

function willRefuse(names: string, advice: string): string {
    return `${names}: the deletion lock is on, so \`pulumi up\` will refuse to release anything. ${advice}`;
}

/** What is said of numbers that are kept, where there is something to say beside the reasons of the run. */
const warnings: Partial<Record<Why, (names: string, isOne: boolean) => string>> = {
    "taken over": (names, isOne) =>
        `${names} ${isOne ? "is" : "are"} kept: the order carries the mark of another resource, which took it over`,
    "not shown before": (names, isOne) =>
        `${names} ${isOne ? "is" : "are"} not declared here, and ${isOne ? "was" : "were"} found under an order of this ` +
        `resource. ${isOne ? "It was" : "They were"} taken into the state, and the next \`pulumi up\` releases ` +
        `${isOne ? "it" : "them"}, once its preview has said so. If another stack or resource of this name owns ` +
        `${isOne ? "it" : "them"}, do not run that: rename this one, and see the README of pulumi-telnyx`,
    moved: (names, isOne) =>
        `${names} ${isOne ? "is" : "are"} kept: the state was last used under another URN, and in the first run under this one ` +
        "nothing is released. If the resource was only renamed or moved, the next `pulumi up` releases " +
        `${isOne ? "it" : "them"}. If this stack is a copy of another one, do not run that: both own the same numbers, see ` +
        '"A copied stack" in the README of pulumi-telnyx',
    // Only a preview comes to say this: an `up` is refused.
    locked: (names) => willRefuse(names, liftAdvice.locked),
    "locked and ignored": (names) => willRefuse(names, liftAdvice["locked and ignored"]),
    "bound to its sub order": (names, isOne) =>
        `${names} cannot be cancelled alone: the sub number order holds numbers that stay. ` +
        `${isOne ? "It is" : "They are"} released by the first \`pulumi up\` after ${isOne ? "it" : "they"} became active`,
    "successor empty": (names) =>
        `${names}: numbers of groups that are no longer declared stay until the new groups hold numbers`,
};

/** The warnings about what a plan keeps. */
export function keptWarnings(plan: Pick<Plan, "kept">): string[] {
    return (Object.keys(warnings) as Why[]).flatMap((why) => {
        const names = keptFor(plan, why);
        return names.length === 0 ? [] : [warnings[why]?.(firstNames(names, maxNames), names.length === 1) ?? ""];
    });
}

/** The reasons for which a plan that keeps numbers is not done with. */
export function keptReasons(plan: Pick<Plan, "kept">): string[] {
    return keptFor(plan, "declared elsewhere").map(
        (phoneNumber) =>
            `releasing ${phoneNumber}: another resource of this program declares it now, so it was kept. A number belongs to ` +
            'the resource that ordered it; see "Moving a number" in the README of pulumi-telnyx',
    );
}

/** Throws when numbers that shall go are locked: then nothing is released, and nothing else is begun. */
export function assertUnlocked(plan: Pick<Plan, "kept">): void {
    for (const [why, advice] of Object.entries(liftAdvice)) {
        const locked = keptFor(plan, why as keyof typeof liftAdvice);
        if (locked.length > 0) {
            throw new ExplainedError(
                `releasing ${firstNames(locked, maxNames)}: the deletion lock is on, so nothing was released. ${advice}`,
            );
        }
    }
}

const maxDeviating = 3;

/** What is said of single numbers that are not as declared, where no input can show it. */
export function deviationWarning(deviating: readonly string[]): string {
    const are = deviating.length === 1 ? "1 number is" : `${deviating.length} numbers are`;
    return `${are} not as declared: ${firstNames(deviating, maxDeviating)}`;
}

/** What is said of things that `ignoreChanges` names no longer: no state shows how they stand. */
export function noLongerIgnoredWarning(names: readonly string[]): string {
    return (
        `ignoreChanges no longer names ${firstNames(names, maxNames)}: what was changed elsewhere in the meantime becomes as ` +
        "declared again, also where the state does not show it"
    );
}
