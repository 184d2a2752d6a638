import { isAlive, isFinished, isListed, type OrderedNumber } from "../numbers/orderedNumber";
import { assertUnlocked, release } from "../numbers/release";
import { listenForOthers } from "./claims";
import { declaredNumbers } from "./declared";
import { timeLeftMs, type Run } from "./run";

/** A release gets this long even when the operation's time was used up by waiting. */
const leastReleaseMs = 15_000;

/** The numbers that our orders hold and the program no longer declares. */
function undeclaredNumbers({ inputs, orders }: Run): OrderedNumber[] {
    const declared = new Set(declaredNumbers(inputs).map(({ phoneNumber }) => phoneNumber));
    return orders.last.numbers.filter((number) => isAlive(number) && !declared.has(number.ordered.phoneNumber));
}

/** Of those, the ones that may be given back now: in create no number that was finished by somebody else's run. */
export function surplusNumbers(run: Run): OrderedNumber[] {
    const undeclared = undeclaredNumbers(run);
    return run.before === undefined
        ? undeclared.filter((number) => !isFinished(number, run.inputs.__token))
        : undeclared;
}

/** Throws, before anything is done, when a number that shall go is locked and the program does not lift the lock. */
export function assertRemovable(run: Run): void {
    if (run.inputs.deletionLock !== false) {
        assertUnlocked(surplusNumbers(run), run.inputs.deletionLock);
    }
}

/**
 * Gives back what the program no longer declares. Returns a sentence for each number that could not be. A create that
 * finds finished numbers under its token keeps them in the state, where the next preview shows what would be released:
 * they may be those of a stack or resource that was called so before it was renamed.
 */
export async function removeSurplus(run: Run): Promise<string[]> {
    warnOfFinished(run);
    const surplus = surplusNumbers(run).map(({ ordered }) => ordered.phoneNumber);
    if (surplus.length === 0) {
        return [];
    }
    const claimed = await listenForOthers(run.inputs.__token, surplus, run.operation.clock);
    const targets = new Set(surplus.filter((phoneNumber) => !claimed.includes(phoneNumber)));
    const isTarget = (phoneNumber: string) => targets.has(phoneNumber);
    const { kept, reasons } = await release(run.operation, timeLeftMs(run, leastReleaseMs), isTarget, () =>
        run.orders.observe(),
    );
    warnOfKept(run, kept);
    return [...claimed.map(claimedReason), ...reasons];
}

function warnOfFinished(run: Run): void {
    const surplus = surplusNumbers(run);
    const finished = undeclaredNumbers(run).filter((number) => !surplus.includes(number));
    if (finished.length > 0) {
        run.operation.log.warn(
            `${finished.map(({ ordered }) => ordered.phoneNumber).join(", ")} was ordered by a resource of this name and is ` +
                "not declared here. It was taken into the state, and the next `pulumi up` releases it. If it belongs to a " +
                "stack or resource that was renamed, do not run that: rename this one, and see the README of pulumi-telnyx",
        );
    }
}

/** Why a number was kept that another resource of the program declares. */
export function claimedReason(phoneNumber: string): string {
    return (
        `releasing ${phoneNumber}: another resource of this program declares it now, so it was kept. A number belongs to ` +
        'the resource that ordered it; see "Moving a number" in the README of pulumi-telnyx'
    );
}

function warnOfKept({ operation }: Run, kept: readonly OrderedNumber[]): void {
    if (kept.length > 0) {
        operation.log.warn(
            `${kept.map(({ ordered }) => ordered.phoneNumber).join(", ")} cannot be cancelled alone: the sub number order ` +
                "holds numbers that stay. It is released by the first `pulumi up` after it became active",
        );
    }
}

/** Listed numbers that shall go: their lock is lifted where the program says `deletionLock: false`. */
export function listedSurplus(run: Run) {
    return surplusNumbers(run).filter(isListed);
}
