import { isDeepStrictEqual } from "node:util";
import { holdsUnknown, isIgnored, type Hidden } from "../lifecycle";
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
 * What a state keeps where numbers stay though the program has no entry for them any more: nobody has set their own locks
 * to false, so they hold in the next run, too.
 */
export function keptLock(inputs: SettingsByNumber, { __locked: before }: KeptLock, held: readonly string[]): KeptLock {
    const lock = declaredLock(inputs);
    const declared = new Set(
        inputs.phoneNumbers?.map((entry) => (typeof entry === "string" ? entry : entry.phoneNumber)),
    );
    const left = listOf(before).filter((phoneNumber) => held.includes(phoneNumber) && !declared.has(phoneNumber));
    return lock.__locked === true || left.length === 0
        ? lock
        : { ...lock, __locked: [...listOf(lock.__locked), ...left].sort() };
}

function listOf(locked: KeptLock["__locked"]): readonly string[] {
    return typeof locked === "object" ? locked : [];
}

/** The lock as the last run left it: of all numbers by the order, of single ones by their entries. */
export interface FormerLock extends KeptLock {
    readonly deletionLock?: boolean;
}

/**
 * Says whether the lock of a number that shall go holds: the program declares it of all numbers, or the last one declared
 * it, or it is on (`isOn`) and the program says nothing. An entry that is taken out takes its own declaration along, and
 * that is not to lift the lock, not even where the order says false as it did beside the lock.
 */
export function isLockHeld(
    deletionLock: boolean | undefined,
    { __locked, __unlocked = [], deletionLock: former }: FormerLock,
    phoneNumber: string,
    isOn: boolean,
): boolean {
    const isOwn = listOf(__locked).includes(phoneNumber);
    if (deletionLock === false) {
        // Beside locks of single numbers the order's own can only have been false, whatever its numbers show.
        return isOwn && former !== undefined;
    }
    const isNamed = isOwn || __locked === true;
    return isOn || (!__unlocked.includes(phoneNumber) && (deletionLock === true || isNamed));
}

/** What of a program decides about locks. */
type LockInputs = SettingsByNumber & Pick<Hidden, "__ignoreChanges">;

/** Says whether the program asks to leave locks alone. */
export function isLockIgnored(inputs: LockInputs): boolean {
    return isIgnored(inputs, "deletionLock");
}

/** The lock that a program declares of the order, as far as numbers that shall go are concerned. */
export function lockOfOrder(inputs: LockInputs): boolean | undefined {
    // A lock that is not known before the `up` may be lifted by it.
    const lock = holdsUnknown(inputs.deletionLock) ? false : inputs.deletionLock;
    // Who leaves locks alone lifts none; one that was declared holds all the same.
    return lock === false && isLockIgnored(inputs) ? undefined : lock;
}

/** The lock of the order as a destroy has to take it: where it is on, no destroy lifts it. */
export function lockAtDestroy({ deletionLock }: SettingsByNumber): { readonly deletionLock: true | undefined } {
    return { deletionLock: deletionLock === true || undefined };
}
