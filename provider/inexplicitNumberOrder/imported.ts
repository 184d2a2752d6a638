import { echoKeyOf, keyOf, kindOf, type Criteria, type DeclaredGroup, type Kind } from "./criteria";
import type { InexplicitNumberOrderState } from "./inputs";

/**
 * For what the groups of an imported order are, by the keys of what they show: `locality` and `features`, which the API
 * never shows, are those of the declared group that agrees in all the rest, and if possible in the count. So is the form
 * of its digits.
 */
export function meantBy(
    held: readonly DeclaredGroup[],
    declared: readonly DeclaredGroup[],
): ReadonlyMap<string, DeclaredGroup> {
    const shown = new Set(held.map(keyOf));
    const free = declared.filter((group) => !shown.has(keyOf(group)));
    const keys = new Set(declared.map(keyOf));
    const meant = new Map<string, DeclaredGroup>();
    for (const group of held.filter((one) => !keys.has(keyOf(one)))) {
        const alike = free.filter((one) => echoKeyOf(one) === echoKeyOf(group));
        const [chosen] = [...alike.filter((one) => one.countRequested === group.countRequested), ...alike];
        if (chosen !== undefined) {
            free.splice(free.indexOf(chosen), 1);
            meant.set(keyOf(group), chosen);
        }
    }
    return meant;
}

/** A kind of which only is known what the API shows, as it was meant. */
export function meantKind(kind: Kind, meant: ReadonlyMap<string, DeclaredGroup>): Kind {
    const declared = meant.get(kind.key);
    return declared === undefined ? kind : kindOf(declared);
}

/** A state that began with an id, with what its groups were meant for. */
export function asDeclared(
    state: InexplicitNumberOrderState,
    declared: readonly DeclaredGroup[],
): InexplicitNumberOrderState {
    if (!state.__orders.some(({ keys }) => keys.length === 0)) {
        return state;
    }
    const meant = meantBy(state.orderingGroups, declared);
    const renamed = <Group extends Criteria>(group: Group): Group => {
        const { locality, features, phoneNumber } = meant.get(keyOf(group)) ?? group;
        return { ...group, locality, features, phoneNumber };
    };
    return { ...state, orderingGroups: state.orderingGroups.map(renamed), groups: state.groups.map(renamed) };
}
