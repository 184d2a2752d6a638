import { ExplainedError } from "../lifecycle";
import { isAlive, isListed, type OrderedNumber } from "./number";
import type { Observation } from "./observe/observation";
import { keptFor, plan, type Held, type Plan, type Wanted } from "./plan";
import { assertUnlocked, firstNames, keptReasons, keptWarnings } from "./planSentences";
import { inseparable, toMember, type Circumstances } from "./policies";
import { isMarkedByOther } from "./reference";
import { release, type Releasing } from "./release";
import { firstOf } from "./run";

/** A release gets this long even when the operation's time was used up by waiting. */
const minReleaseMs = 15_000;

/**
 * How long a removal lets the other resources of the program speak first: those that wait for nothing are checked within
 * moments. One that depends on this resource is checked only after it; then the number is given up and ordered again.
 */
const listenMs = 1500;

/** What has to be known of a resource to tell what it holds too much. */
export interface Holder extends Releasing {
    /** What marks its orders. */
    readonly token: string;
    /** The numbers that its state listed before this run; none in create. */
    readonly shown: ReadonlySet<string>;
    /** Its state was last used under another URN. */
    readonly isMoved: boolean;
    /** Says whether the program lifts the lock of a number before it is released. */
    isUnlocked(number: OrderedNumber): boolean;
    /** The program declares the lock for all numbers. */
    readonly isLocked: boolean;
    readonly last: Observation;
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
        takenOver: named(alive.filter(({ order }) => isMarkedByOther(order.customerReference, holder.token))),
        locked: named(alive.filter((number) => isLockedIn(holder, number))),
        ...more,
    };
    const going = new Set(plan(holder.held, holder.wanted, circumstances).giveBack);
    const bound = inseparable(alive.map(toMember), (phoneNumber) => going.has(phoneNumber));
    return plan(holder.held, holder.wanted, { ...circumstances, inseparable: bound });
}

function isLockedIn(holder: Holder, number: OrderedNumber): boolean {
    return (
        isListed(number) &&
        !holder.isUnlocked(number) &&
        (holder.isLocked || number.listed.deletionLockEnabled === true)
    );
}

/** Throws, before anything is done, when a number that shall go is locked and the program does not lift the lock. */
export function assertReleasable(holder: Holder): void {
    assertUnlocked(planFor(holder));
}

/** Gives back what is too much, and says what is kept and why. Returns a sentence for each number that could not go. */
export async function giveBackSurplus(holder: Holder, circumstances: Circumstances): Promise<string[]> {
    const { operation } = holder;
    const first = planFor(holder, circumstances);
    const leaving = [...first.giveBack, ...keptFor(first, "moved")];
    if (leaving.length > 0) {
        await operation.clock.sleep(listenMs);
    }
    const claimed = new Set(operation.api.claims.byOthers(holder.token, leaving));
    const decided = planFor(holder, { ...circumstances, claimed });
    assertUnlocked(decided);
    const { kept, reasons } = await releaseAll(holder, decided.giveBack);
    const became = kept.map(({ phoneNumber }) => ({ phoneNumber, why: "bound to its sub order" }) as const);
    keptWarnings({ kept: [...decided.kept, ...became] }).forEach((warning) => operation.log.warn(warning));
    return [...keptReasons(decided), ...reasons];
}

/** Gives back everything, or nothing when a number is locked or declared by another resource of the run. */
export async function giveBackAll(holder: Holder): Promise<void> {
    const alive = holder.last.numbers.filter(isAlive).map(({ phoneNumber }) => phoneNumber);
    if (alive.length > 0 && holder.operation.api.claims.isStaying(holder.token)) {
        throw new ExplainedError(
            `releasing ${firstNames(alive)}: another resource of this program has the mark of this one, which was moved ` +
                "or renamed with an alias before, so both hold the same numbers. Nothing was released: give the other one the " +
                "option `aliases` with the URN of this one; or, where it has its numbers in the state already, take this one out " +
                "of the state with `pulumi state delete <urn>`, which changes nothing at Telnyx",
        );
    }
    // Deletes come after all checks of a run, so what others declare is known by now.
    const claimed = new Set(holder.operation.api.claims.byOthers(holder.token, alive));
    // A destroy knows no program, so it is never the first run under another URN.
    const decided = planFor(holder, { claimed, isMoved: false });
    assertUnlocked(decided);
    const takenOver = keptFor(decided, "taken over");
    if (takenOver.length > 0) {
        throw new ExplainedError(
            `releasing ${takenOver.join(", ")}: the order carries the mark of another resource, which took it over. Nothing was ` +
                "released: take this resource out of the state with `pulumi state delete <urn>`, which changes nothing at Telnyx",
        );
    }
    const unseen = keptFor(decided, "not shown before");
    if (unseen.length > 0) {
        throw new ExplainedError(
            `releasing ${unseen.join(", ")}: found under an order of this resource, but its state did not list it, so no ` +
                "preview has shown it. Nothing was released: run `pulumi refresh`, and then destroy again",
        );
    }
    if (keptFor(decided, "declared elsewhere").length > 0) {
        throw new ExplainedError(`${keptReasons(decided).join("\n")}; nothing was released`);
    }
    const { reasons } = await releaseAll(holder, decided.giveBack);
    if (reasons.length > 0) {
        throw new ExplainedError([...firstOf(reasons), whatIsGone(holder, alive)].join("\n"));
    }
}

/** A destroy that stops half-way cannot write the state: the user has to know what it still says. */
function whatIsGone({ last }: Holder, before: readonly string[]): string {
    const staying = last.numbers.filter(isAlive).map(({ phoneNumber }) => phoneNumber);
    const gone = before.filter((phoneNumber) => !staying.includes(phoneNumber));
    const names = (list: readonly string[]) =>
        `${list.slice(0, 20).join(", ")}${list.length > 20 ? ` and ${list.length - 20} more` : ""}`;
    return gone.length === 0
        ? `nothing was released; still there: ${names(staying)}. Do what is said above, and destroy again`
        : `released: ${names(gone)}; still there: ${names(staying)}. Do what is said above, and destroy again. The state still lists ` +
              "what was released until `pulumi refresh` (a `pulumi up` of a program that declares these numbers would order them anew)";
}

async function releaseAll(holder: Holder, phoneNumbers: readonly string[]) {
    if (phoneNumbers.length === 0) {
        return { kept: [], reasons: [] };
    }
    const targets = new Set(phoneNumbers);
    return release(holder, holder.timeLeftMs(minReleaseMs), (phoneNumber) => targets.has(phoneNumber));
}
