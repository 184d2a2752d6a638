import type { Observation } from "../orders";
import { echoKeyOf, keyOf, kindOf, type Criteria, type DeclaredGroup } from "./criteria";
import type { GroupOutput, InexplicitNumberOrderState } from "./inputs";
import { declaredBy, holdingsOf } from "./lots";
import { lotsOf, type OwnOrder } from "./ownOrder";

/**
 * For what groups are that are known only by what the API shows of them, by the keys of what they show: `locality` and
 * `features`, which it never shows, and the form of the digits are those of a declared group that agrees in all the rest
 * and lacks numbers beside `held`; if possible in the count as well.
 */
export function meantBy(
    shown: readonly DeclaredGroup[],
    declared: readonly DeclaredGroup[],
    held: readonly DeclaredGroup[] = [],
): ReadonlyMap<string, DeclaredGroup> {
    const counts = countsOf(held);
    const free = declared.filter((group) => group.countRequested > (counts.get(keyOf(group)) ?? 0));
    const meant = new Map<string, DeclaredGroup>();
    for (const group of shown) {
        const alike = free.filter((one) => echoKeyOf(one) === echoKeyOf(group));
        const own = alike.filter((one) => keyOf(one) === keyOf(group));
        const isExact = (one: DeclaredGroup) =>
            one.countRequested - (counts.get(keyOf(one)) ?? 0) === group.countRequested;
        const [chosen] = [...[...own, ...alike].filter(isExact), ...own, ...alike];
        if (chosen !== undefined) {
            free.splice(free.indexOf(chosen), 1);
            meant.set(keyOf(group), chosen);
        }
    }
    return meant;
}

/** The orders of which is known only what the API shows, assigned: for good by a program, else where all groups of one are told. */
export function assignShownOnly(
    own: readonly OwnOrder[],
    last: Observation,
    declared: readonly DeclaredGroup[],
    isProgram: boolean,
): OwnOrder[] {
    const heldBy = (isMeant: (order: OwnOrder) => boolean) =>
        declaredBy(holdingsOf(lotsOf(own.filter(isMeant)), last).values());
    const meant = meantBy(
        heldBy(isShownOnly),
        declared,
        heldBy((order) => !isShownOnly(order)),
    );
    return own.map((order) => {
        if (!isShownOnly(order)) {
            return order;
        }
        const kinds = order.kinds.map((kind) => kindOf(meant.get(kind.key) ?? kind.criteria));
        return { ...order, kinds, isShownOnly: !isProgram && !order.kinds.every(({ key }) => meant.has(key)) };
    });
}

function isShownOnly(order: OwnOrder): boolean {
    return order.isShownOnly === true;
}

/** A state of which some orders are known only by what they show, with what their groups are meant for. */
export function asDeclared(
    state: InexplicitNumberOrderState,
    declared: readonly DeclaredGroup[],
): InexplicitNumberOrderState {
    const shownOnly = new Set(state.__orders.filter(({ keys }) => keys.length === 0).map(({ id }) => id));
    const isOpen = ({ inexplicitNumberOrderIds: ids }: GroupOutput) =>
        ids.length > 0 && ids.every((id) => shownOnly.has(id));
    const open = new Set(state.groups.filter(isOpen).map(keyOf));
    const heldBy = (isShown: boolean) => state.orderingGroups.filter((group) => open.has(keyOf(group)) === isShown);
    const meant = meantBy(heldBy(true), declared, heldBy(false));
    const renamed = <Group extends Criteria>(group: Group): Group => {
        const { locality, features, phoneNumber } = meant.get(keyOf(group)) ?? group;
        return { ...group, locality, features, phoneNumber };
    };
    return {
        ...state,
        orderingGroups: merged(state.orderingGroups.map(renamed), (one, other) => ({
            ...one,
            countRequested: one.countRequested + other.countRequested,
        })),
        groups: merged(state.groups.map(renamed), (one, other) => ({
            ...one,
            countRequested: Math.max(one.countRequested, other.countRequested),
            phoneNumbers: [...one.phoneNumbers, ...other.phoneNumbers],
        })),
    };
}

function countsOf(groups: readonly DeclaredGroup[]): ReadonlyMap<string, number> {
    return new Map(groups.map((group) => [keyOf(group), group.countRequested]));
}

/** Groups of the same criteria as one. */
function merged<Group extends Criteria>(groups: readonly Group[], merge: (one: Group, other: Group) => Group): Group[] {
    const byKey = new Map<string, Group>();
    for (const group of groups) {
        const before = byKey.get(keyOf(group));
        byKey.set(keyOf(group), before === undefined ? group : merge(before, group));
    }
    return [...byKey.values()];
}
