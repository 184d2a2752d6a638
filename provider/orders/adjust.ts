import type { TelnyxOperation } from "../operation";
import { applySettings } from "./applySettings";
import { lockOfOrder } from "./declaredLock";
import type { Declaration } from "./desired";
import { isListed, type OrderedNumber } from "./number";

/** Bulk jobs get this long even when the operation's time was used up by waiting. */
const minSettingsMs = 15_000;

/** What becomes of a number in this run, as far as its settings go. */
export interface Outlook {
    /** This operation ordered it. */
    readonly isNew: boolean;
    /** It is too many: nothing is made of it but that its lock is lifted, where the program says so. */
    readonly isSurplus: boolean;
    /** Its lock holds although it is too many: an order's `false` does not lift it. */
    readonly isLocked: boolean;
}

/** What settings are made for. */
export interface Adjusting {
    readonly operation: TelnyxOperation;
    readonly declaration: Declaration;
    timeLeftMs(minMs: number): number;
}

/** Makes the settings that need the listed number, on every one that is there, also when others failed. */
export async function adjustSettings(
    adjusting: Adjusting,
    numbers: readonly OrderedNumber[],
    outlookOf: (number: OrderedNumber) => Outlook,
): Promise<string[]> {
    const { operation, declaration } = adjusting;
    // A number that carries its label counts as finished; a run whose engine is gone finishes nothing.
    await operation.assertEngineAlive();
    const isUnlocked = lockOfOrder(declaration.inputs) === false;
    const wishes = numbers.filter(isListed).map((number) => {
        const { isNew, isSurplus, isLocked } = outlookOf(number);
        const desired = isSurplus
            ? { deletionLock: isUnlocked && !isLocked ? false : undefined }
            : declaration.desiredOf(number, isNew);
        return { number: number.listed, desired };
    });
    return applySettings(operation, adjusting.timeLeftMs(minSettingsMs), wishes);
}
