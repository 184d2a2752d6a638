import { isFinished, isListed, type OrderedNumber } from "../numbers/orderedNumber";
import { assertUnlocked, release } from "../numbers/release";
import { keyOf } from "./criteria";
import { timeLeftMs, type Run } from "./run";

/** A release gets this long even when the operation's time was used up by waiting. */
const leastReleaseMs = 15_000;

/** How many of a group's numbers shall stay: none of a group that the program no longer declares. */
function countsOf({ inputs }: Run): ReadonlyMap<string, number> {
    return new Map(inputs.orderingGroups.map((group) => [keyOf(group), group.countRequested]));
}

/** The numbers that have to go: of a group that shrank the newest, of one that is no longer declared all. */
export function surplusNumbers(run: Run, areDroppedKept = false): OrderedNumber[] {
    const counts = countsOf(run);
    return [...run.orders.holdings.values()].flatMap(({ key, numbers }) =>
        areDroppedKept && !counts.has(key) ? [] : numbers.slice(counts.get(key) ?? 0),
    );
}

/**
 * Of those, the ones that may be given back now: in create no number that was finished by somebody else's run. It may be
 * that of a stack or resource that was called so before it was renamed; the next preview shows what would be released.
 */
export function releasableNumbers(run: Run, areDroppedKept = false): OrderedNumber[] {
    const surplus = surplusNumbers(run, areDroppedKept);
    return run.before === undefined ? surplus.filter((number) => !isFinished(number, run.inputs.__token)) : surplus;
}

/** Says whether some group holds more than is declared, the numbers on their way included. */
export function hasSurplus(run: Run): boolean {
    const counts = countsOf(run);
    return [...run.orders.holdings.values()].some(
        ({ key, numbers, underWay }) => numbers.length + underWay > (counts.get(key) ?? 0),
    );
}

/** Throws when a number that shall go is locked and the program does not lift the lock. */
export function assertRemovable(run: Run): void {
    if (run.inputs.deletionLock !== false) {
        assertUnlocked(surplusNumbers(run), run.inputs.deletionLock);
    }
}

/** Gives numbers back. Returns a sentence for each that could not be. */
export async function removeNumbers(run: Run, numbers: readonly OrderedNumber[]): Promise<readonly string[]> {
    if (numbers.length === 0) {
        return [];
    }
    const targets = new Set(numbers.map(({ ordered }) => ordered.phoneNumber));
    const { reasons } = await release(
        run.operation,
        timeLeftMs(run, leastReleaseMs),
        (phoneNumber) => targets.has(phoneNumber),
        () => run.orders.observe(),
    );
    return reasons;
}

/** The ids of numbers that shall go, so far as they can be changed: their lock is lifted where the program says so. */
export function surplusIds(run: Run): ReadonlySet<string> {
    return new Set(
        surplusNumbers(run)
            .filter(isListed)
            .map(({ listed }) => listed.id),
    );
}
