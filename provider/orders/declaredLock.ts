import { isDeepStrictEqual } from "node:util";
import type { SettingsByNumber } from "./desired";

/** What a state keeps of the deletion lock that the last program declared, whatever the numbers show. */
export interface KeptLock {
    /** The numbers that it declares locked: all of them, or these. */
    readonly __locked?: boolean | readonly string[];
    /** Numbers that it declares unlocked by their own, where all others are to be locked. */
    readonly __unlocked?: readonly string[];
}

/** What a state keeps of the lock that a program declares; a number's own declaration wins over that of the order. */
export function declaredLock({ deletionLock, phoneNumbers = [] }: SettingsByNumber): KeptLock {
    const owning = (lock: boolean) =>
        phoneNumbers.flatMap((entry) =>
            typeof entry !== "string" && entry.deletionLock === lock ? [entry.phoneNumber] : [],
        );
    const [locked, unlocked] = [owning(true), owning(false)];
    return deletionLock === true
        ? { __locked: true, __unlocked: unlocked.length > 0 ? unlocked : undefined }
        : { __locked: locked.length > 0 ? locked : undefined, __unlocked: undefined };
}

/** Says whether a state keeps something else than a program declares: a killed run may have made or lifted the lock. */
export function isLockStale({ __locked, __unlocked }: KeptLock, inputs: SettingsByNumber): boolean {
    return !isDeepStrictEqual({ __locked, __unlocked }, declaredLock(inputs));
}

/**
 * Says whether the lock of a number that shall go is declared: by what the program says of all numbers, or by what the
 * last one said. An entry that is taken out takes its own declaration along, and that is not to lift the lock.
 */
export function isLockDeclared(
    deletionLock: boolean | undefined,
    { __locked, __unlocked = [] }: KeptLock,
    phoneNumber: string,
): boolean {
    const isNamed = Array.isArray(__locked) ? __locked.includes(phoneNumber) : __locked === true;
    return deletionLock !== false && !__unlocked.includes(phoneNumber) && (deletionLock === true || isNamed);
}

/** The lock of the order as a destroy has to take it: where it is on, no destroy lifts it. */
export function lockAtDestroy({ deletionLock }: SettingsByNumber): { readonly deletionLock: true | undefined } {
    return { deletionLock: deletionLock === true || undefined };
}
