import type { Observation } from "../orders";
import { echoKeyOf, keyOf, kindOf, kindOfKey, type Criteria, type DeclaredGroup, type Kind } from "./criteria";
import type { InexplicitNumberOrderState } from "./inputs";
import { holdingsOf, holdingsOfEach, sizeOf } from "./lots";
import { lotsOf, type OwnOrder } from "./ownOrder";
import type { OpenGroup } from "./rememberedOrder";

/** A group of an order of which is known only what the API shows, with the count that it holds. */
interface ShownGroup {
    readonly kind: Kind;
    readonly size: number;
}

/**
 * For what such groups are: `locality` and `features`, which the API never shows, and the form of the digits are those
 * of a declared group that agrees in all the rest and lacks numbers beside what is held; if possible just as many.
 * Undefined where there is none. `isExact` asks for just as many.
 */
function meantBy(
    shown: readonly ShownGroup[],
    declared: readonly DeclaredGroup[],
    held: ReadonlyMap<string, number>,
    isExact = false,
): (Kind | undefined)[] {
    const lacking = new Map(
        declared.map((group) => [keyOf(group), group.countRequested - (held.get(keyOf(group)) ?? 0)]),
    );
    const lacks = (group: DeclaredGroup) => lacking.get(keyOf(group)) ?? 0;
    return shown.map(({ kind, size }) => {
        const alike = declared.filter((one) => lacks(one) > 0 && echoKeyOf(one) === echoKeyOf(kind.criteria));
        const own = alike.filter((one) => keyOf(one) === kind.key);
        const exact = [...own, ...alike].filter((one) => lacks(one) === size);
        const [chosen] = isExact ? exact : [...exact, ...own, ...alike];
        if (chosen === undefined) {
            return undefined;
        }
        lacking.set(keyOf(chosen), lacks(chosen) - size);
        return kindOf(chosen);
    });
}

/**
 * The orders of which is known only what the API shows, assigned: by a program for good; without one where all groups of
 * an order hold just what was asked for and is lacking.
 */
export function assignShownOnly(
    own: readonly OwnOrder[],
    last: Observation,
    declared: readonly DeclaredGroup[],
    isProgram: boolean,
): OwnOrder[] {
    const told = holdingsOf(lotsOf(own.filter(({ isShownOnly }) => isShownOnly !== true)), last);
    const held = new Map([...told].map(([key, holding]) => [key, sizeOf(holding)]));
    const open = own.filter(({ isShownOnly }) => isShownOnly === true);
    const lots = lotsOf(open);
    const holdings = holdingsOfEach(lots, last);
    const shown = lots.map(({ kind }, index) => ({ kind, size: sizeOf(holdings[index]) }));
    const meant = meantBy(shown, declared, held, !isProgram);
    return own.map((order) => {
        if (order.isShownOnly !== true) {
            return order;
        }
        const of = meant.filter((_, index) => lots[index]?.orderId === order.id);
        const kinds = order.kinds.map((kind, index) => of[index] ?? kind);
        return {
            ...order,
            kinds,
            isShownOnly: !isProgram && !(of.length > 0 && of.every((kind) => kind !== undefined)),
        };
    });
}

/** The groups of such an order, as a state remembers them. */
export function openGroupsOf(order: OwnOrder, last: Observation): OpenGroup[] | undefined {
    const groups = order.record?.orderingGroups ?? [];
    return order.isShownOnly === true
        ? holdingsOfEach(lotsOf([order]), last).map(({ underWay }, index) => ({
              coming: underWay,
              numberOrderIds: groups[index]?.orders.map(({ numberOrderId }) => numberOrderId) ?? [],
          }))
        : undefined;
}

/** What such a group holds, as a state shows it, and what it is for. */
interface Part {
    readonly kind: Kind;
    readonly phoneNumbers: readonly string[];
    readonly size: number;
    readonly meant: Kind;
}

/** A state of which some orders are known only by what they show, with what their groups are meant for. */
export function asDeclared(
    state: InexplicitNumberOrderState,
    declared: readonly DeclaredGroup[],
): InexplicitNumberOrderState {
    const parts = partsOf(state, declared);
    const partsIn = (group: Criteria) => parts.filter(({ kind }) => kind.key === keyOf(group));
    const orderingGroups = state.orderingGroups.flatMap((group) => [
        { ...group, countRequested: group.countRequested - sum(partsIn(group).map(({ size }) => size)) },
        ...partsIn(group).map(({ meant, size }) => ({ ...group, ...meant.criteria, countRequested: size })),
    ]);
    const groups = state.groups.flatMap((group) => {
        const apart = new Set(partsIn(group).flatMap(({ phoneNumbers }) => phoneNumbers));
        return [
            { ...group, phoneNumbers: group.phoneNumbers.filter((one) => !apart.has(one)) },
            ...partsIn(group).map(({ meant, phoneNumbers }) => ({ ...group, ...meant.criteria, phoneNumbers })),
        ];
    });
    const counted = merged(orderingGroups, (one, other) => ({
        ...one,
        countRequested: one.countRequested + other.countRequested,
    })).filter(({ countRequested }) => countRequested > 0);
    const keys = new Set(counted.map(keyOf));
    const listed = merged(groups, (one, other) => ({
        ...one,
        phoneNumbers: [...one.phoneNumbers, ...other.phoneNumbers],
    })).filter((group) => keys.has(keyOf(group)));
    return parts.length === 0 ? state : { ...state, orderingGroups: counted, groups: listed };
}

function partsOf(state: InexplicitNumberOrderState, declared: readonly DeclaredGroup[]): Part[] {
    const orderOf = new Map(state.numbers.map(({ phoneNumber, numberOrderId }) => [phoneNumber, numberOrderId]));
    const shown = state.__orders.flatMap(({ keys, open = [] }) =>
        open.map(({ coming, numberOrderIds }, index) => {
            const phoneNumbers = state.phoneNumbers.filter((one) => numberOrderIds.includes(orderOf.get(one) ?? ""));
            return { kind: kindOfKey(keys[index] ?? ""), phoneNumbers, size: phoneNumbers.length + coming };
        }),
    );
    const held = new Map(state.orderingGroups.map((group) => [keyOf(group), group.countRequested]));
    shown.forEach(({ kind: { key }, size }) => held.set(key, (held.get(key) ?? 0) - size));
    const meant = meantBy(shown, declared, held);
    return shown.map((group, index) => ({ ...group, meant: meant[index] ?? group.kind }));
}

function sum(sizes: readonly number[]): number {
    return sizes.reduce((total, size) => total + size, 0);
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
