import { echoKeyOf, keyOf, type Criteria, type DeclaredGroup } from "./criteria";
import type { InexplicitNumberOrderState } from "./inputs";

/**
 * A state that began with an id, as a program declares it: `locality` and `features`, which the API never shows, are
 * those of the declared group that agrees in all the rest.
 */
export function asDeclared(
    state: InexplicitNumberOrderState,
    declared: readonly DeclaredGroup[],
): InexplicitNumberOrderState {
    if (!state.__orders.some(({ keys }) => keys.length === 0)) {
        return state;
    }
    const held = new Set(state.orderingGroups.map(keyOf));
    const free = declared.filter((group) => !held.has(keyOf(group)));
    const keys = new Set(declared.map(keyOf));
    const meant = new Map<string, Criteria>();
    for (const group of state.orderingGroups.filter((one) => !keys.has(keyOf(one)))) {
        const alike = free.filter((one) => echoKeyOf(one) === echoKeyOf(group));
        const [chosen] = [...alike.filter((one) => one.countRequested === group.countRequested), ...alike];
        if (chosen !== undefined) {
            free.splice(free.indexOf(chosen), 1);
            meant.set(keyOf(group), chosen);
        }
    }
    const renamed = <Group extends Criteria>(group: Group): Group => {
        const { locality, features } = meant.get(keyOf(group)) ?? group;
        return { ...group, locality, features };
    };
    return { ...state, orderingGroups: state.orderingGroups.map(renamed), groups: state.groups.map(renamed) };
}
