import { isAlive, type OrderedNumber } from "./number";
import { plan, type Held, type Plan, type Wanted } from "./plan";
import { assertUnlocked } from "./planSentences";
import { inseparable, toMember, type Circumstances } from "./policies";
import { isMarkedByOther } from "./reference";
import type { Releasing } from "./release";

/** What has to be known of a resource to tell what it holds too much. */
export interface Holder extends Releasing {
    /** What marks its orders. */
    readonly token: string;
    /** The numbers that its state listed before this run; none in create. */
    readonly shown: ReadonlySet<string>;
    /** Its state was last used under another URN. */
    readonly isMoved: boolean;
    /** The program asks to leave locks alone. */
    readonly isLockIgnored: boolean;
    /** Says whether the lock of a number that shall go holds: it may be declared, whatever the number shows (`isOn`). */
    isLocked(phoneNumber: string, isOn: boolean): boolean;
    readonly held: readonly Held[];
    readonly wanted: readonly Wanted[];
    timeLeftMs(minMs: number): number;
}

/** What says under which URN a state, or a program, stands. */
interface Placed {
    readonly __urnToken?: string;
    readonly __token?: string;
}

/** Says whether a state was last used under another URN than the program's. A copy has the URN rewritten, not the token. */
export function isMoved(state: Placed | undefined, inputs: Placed): boolean {
    // An imported state has no token yet, or an empty one.
    const tokenOf = (placed: Placed | undefined) => placed?.__urnToken ?? (placed?.__token || undefined);
    const [before, now] = [tokenOf(state), tokenOf(inputs)];
    return before !== undefined && now !== undefined && before !== now;
}

/** What the resource has to order and to give back, by what was observed last. */
export function planFor(holder: Holder, more: Circumstances = {}): Plan {
    const alive = holder.last.numbers.filter(isAlive);
    const named = (numbers: readonly OrderedNumber[]) => new Set(numbers.map(({ phoneNumber }) => phoneNumber));
    const circumstances = {
        shown: holder.shown,
        isMoved: holder.isMoved,
        isLockIgnored: holder.isLockIgnored,
        takenOver: named(alive.filter(({ order }) => isMarkedByOther(order.customerReference, holder.token))),
        locked: named(alive.filter((number) => isLockedIn(holder, number))),
        ...more,
    };
    const going = new Set(plan(holder.held, holder.wanted, circumstances).giveBack);
    const bound = inseparable(alive.map(toMember), (phoneNumber) => going.has(phoneNumber));
    return plan(holder.held, holder.wanted, { ...circumstances, inseparable: bound });
}

/** A number that is not listed yet can have no lock at Telnyx; the one that is declared holds all the same. */
function isLockedIn(holder: Holder, { phoneNumber, listed }: OrderedNumber): boolean {
    return holder.isLocked(phoneNumber, listed?.deletionLockEnabled === true);
}

/** Throws, before anything is done, when a number that shall go is locked and the program does not lift the lock. */
export function assertReleasable(holder: Holder): void {
    assertUnlocked(planFor(holder));
}
