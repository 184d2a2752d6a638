import { isMoved, plan, type Held, type Plan, type Wanted } from "../orders";
import { keyOf } from "./criteria";
import type { InexplicitNumberOrderInputs, InexplicitNumberOrderState } from "./inputs";
import type { Holding } from "./lots";

/** What is held of each kind of numbers. */
export function heldKinds(holdings: ReadonlyMap<string, Holding>): Held[] {
    return [...holdings.values()].map(({ kind, numbers, underWay }) => ({
        key: kind.key,
        phoneNumbers: numbers.map(({ phoneNumber }) => phoneNumber),
        coming: underWay,
    }));
}

/** How many numbers of each kind the program declares. */
export function wantedKinds({ orderingGroups }: Pick<InexplicitNumberOrderInputs, "orderingGroups">): Wanted[] {
    return orderingGroups.map((group) => ({ key: keyOf(group), count: group.countRequested }));
}

/** What an `up` would do about the numbers that a state holds. */
export function planOfState(state: InexplicitNumberOrderState, inputs: InexplicitNumberOrderInputs): Plan {
    const counts = new Map(wantedKinds(state).map(({ key, count }) => [key, count]));
    const held = state.groups.map((group): Held => {
        const key = keyOf(group);
        const { phoneNumbers } = group;
        return { key, phoneNumbers, coming: Math.max((counts.get(key) ?? 0) - phoneNumbers.length, 0) };
    });
    const isLocked = inputs.deletionLock !== false && (inputs.deletionLock ?? state.deletionLock) === true;
    return plan(held, wantedKinds(inputs), {
        isMoved: isMoved(state, inputs),
        locked: new Set(isLocked ? state.phoneNumbers : []),
    });
}
