import { isAlive, isListed, type OrderedNumber } from "../numbers/orderedNumber";
import { assertUnlocked, release } from "../numbers/release";
import { listenForOthers } from "./claims";
import { declaredNumbers } from "./declared";
import { timeLeftMs, type Run } from "./run";

/** A release gets this long even when the operation's time was used up by waiting. */
const leastReleaseMs = 15_000;

/** The numbers that our orders hold and the program no longer declares. */
export function surplusNumbers({ inputs, orders }: Run): OrderedNumber[] {
    const declared = new Set(declaredNumbers(inputs).map(({ phoneNumber }) => phoneNumber));
    return orders.last.numbers.filter((number) => isAlive(number) && !declared.has(number.ordered.phoneNumber));
}

/** Throws, before anything is done, when a number that shall go is locked and the program does not lift the lock. */
export function assertRemovable(run: Run): void {
    if (run.inputs.deletionLock !== false) {
        assertUnlocked(surplusNumbers(run), run.inputs.deletionLock);
    }
}

/** Gives back what the program no longer declares. Returns a sentence for each number that could not be. */
export async function removeSurplus(run: Run): Promise<string[]> {
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
