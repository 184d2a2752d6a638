import {
    isLockHeld,
    isLockIgnored,
    isMoved,
    lockOfOrder,
    plan,
    type Held,
    type Observation,
    type Plan,
    type Wanted,
} from "../orders";
import { keyOf, type DeclaredGroup } from "./criteria";
import type { InexplicitNumberOrderInputs, InexplicitNumberOrderState } from "./inputs";
import { numbersOf, type Holding, type Lot } from "./lots";

/** What is held of each kind of numbers. */
export function heldKinds(holdings: ReadonlyMap<string, Holding>): Held[] {
    return [...holdings.values()].map(({ kind, numbers, underWay }) => ({
        key: kind.key,
        phoneNumbers: numbers.map(({ phoneNumber }) => phoneNumber),
        coming: underWay,
    }));
}

/** The same, with the numbers in the order of a state: then those that a preview of it named are the last ones here, too. */
export function inStateOrder(held: readonly Held[], before: InexplicitNumberOrderState | undefined): Held[] {
    const listed = (before?.groups ?? []).flatMap(({ phoneNumbers }) => phoneNumbers);
    const places = new Map(listed.map((phoneNumber, place) => [phoneNumber, place]));
    const placeOf = (phoneNumber: string) => places.get(phoneNumber) ?? listed.length;
    return held.map(({ phoneNumbers, ...rest }) => ({
        ...rest,
        phoneNumbers: [...phoneNumbers].sort((left, right) => placeOf(left) - placeOf(right)),
    }));
}

/** How many numbers of each kind the program declares. */
export function wantedKinds({ orderingGroups }: Pick<InexplicitNumberOrderInputs, "orderingGroups">): Wanted[] {
    return orderingGroups.map((group) => ({ key: keyOf(group), count: group.countRequested }));
}

/** What an `up` would do about the numbers that a state holds. */
export function planOfGroups(state: InexplicitNumberOrderState, inputs: InexplicitNumberOrderInputs): Plan {
    const counts = new Map(wantedKinds(state).map(({ key, count }) => [key, count]));
    const held = state.groups.map((group): Held => {
        const key = keyOf(group);
        const { phoneNumbers } = group;
        return { key, phoneNumbers, coming: Math.max((counts.get(key) ?? 0) - phoneNumbers.length, 0) };
    });
    const lock = lockOfOrder(inputs);
    const isLocked = (phoneNumber: string) => isLockHeld(lock, state, phoneNumber, state.deletionLock === true);
    return plan(held, wantedKinds(inputs), {
        isMoved: isMoved(state, inputs),
        isLockIgnored: isLockIgnored(inputs),
        locked: new Set(state.phoneNumbers.filter(isLocked)),
    });
}

/** The numbers that a preview of a state names, or counts because the state says that they are still being bought. */
export function shownNumbers(
    before: InexplicitNumberOrderState | undefined,
    lots: readonly Lot[],
    last: Observation,
): ReadonlySet<string> {
    if (before === undefined) {
        return new Set();
    }
    const total = wantedKinds(before).reduce((sum, { count }) => sum + count, 0);
    const isComing = before.status !== "" && total > before.numbers.length;
    const known = isComing ? before.__orders.map(({ id }) => id) : [];
    return new Set([...before.phoneNumbers, ...numbersOf(lots, last, known)]);
}

/** The groups that orders of the resource may have been for: those that are declared, and those that were. */
export function possibleGroups(
    { orderingGroups }: Pick<InexplicitNumberOrderInputs, "orderingGroups">,
    before?: Pick<InexplicitNumberOrderInputs, "orderingGroups">,
): DeclaredGroup[] {
    const declared = new Set(orderingGroups.map(keyOf));
    return [...orderingGroups, ...(before?.orderingGroups ?? []).filter((group) => !declared.has(keyOf(group)))];
}
