import type { OrderingGroupRecord } from "../telnyx";
import { isAlive, isOver, type Observation, type OrderedNumber } from "../orders";
import { keyOf, type Criteria, type DeclaredGroup, type Kind } from "./criteria";
import type { Shortfalls } from "./assign";
import { allocatedTo, isBought, isSettled, numberOrderIdsOf } from "./groupStatus";

/** One group of one of our orders: numbers that were ordered together, for one set of criteria. */
export interface Lot {
    readonly orderId: string;
    readonly kind: Kind;
    readonly group: OrderingGroupRecord;
    /** All its numbers were seen once; one that is not shown now is not on its way. */
    readonly isComplete: boolean;
    /** Nothing of its order is left. */
    readonly isGone: boolean;
    /** Its order was not visible at the last look. */
    readonly isStandIn?: boolean;
}

/** What the resource holds for one set of criteria. */
export interface Holding {
    readonly kind: Kind;
    /** Oldest first. */
    readonly lots: readonly Lot[];
    /** The numbers that are alive, the oldest first. */
    readonly numbers: readonly OrderedNumber[];
    /** How many numbers are still to come: ordered by groups that are not settled, or allocated and not shown yet. */
    readonly underWay: number;
    /** Nothing is to come any more. */
    readonly isSettled: boolean;
}

/** Puts together what is held for each set of criteria. */
export function holdingsOf(lots: readonly Lot[], observation: Observation): ReadonlyMap<string, Holding> {
    const members = membersOf(lots, observation.numbers);
    const holdings = new Map<string, Holding>();
    for (const lot of lots) {
        const before = holdings.get(lot.kind.key);
        const alive = (members.get(lot) ?? []).filter(isAlive);
        const underWay = lot.isComplete
            ? 0
            : Math.max(promisedBy(lot) - shownOf([lot.group], observation), silentOf([lot.group], observation));
        holdings.set(lot.kind.key, {
            kind: lot.kind,
            lots: [...(before?.lots ?? []), lot],
            numbers: [...(before?.numbers ?? []), ...alive],
            underWay: (before?.underWay ?? 0) + underWay,
            isSettled: (before?.isSettled ?? true) && isSettled(lot.group) && underWay === 0,
        });
    }
    return holdings;
}

/** What each lot holds by itself, in their order. */
export function holdingsOfEach(lots: readonly Lot[], observation: Observation): Holding[] {
    const apart = lots.map((lot, index) => ({ ...lot, kind: { ...lot.kind, key: String(index) } }));
    return [...holdingsOf(apart, observation).values()];
}

/** How many numbers the number orders of some groups show. */
function shownOf(groups: readonly OrderingGroupRecord[], observation: Observation): number {
    return ordersOf(groups, observation).reduce((sum, { phoneNumbers }) => sum + phoneNumbers.length, 0);
}

/** How many number orders of groups that bought something, and do not say how much, show nothing yet: a number each, at least. */
function silentOf(groups: readonly OrderingGroupRecord[], observation: Observation): number {
    const uncounted = groups.filter(({ status, countAllocated }) => isBought(status) && countAllocated === undefined);
    return ordersOf(uncounted, observation).filter(
        ({ phoneNumbers, status }) => phoneNumbers.length === 0 && !isOver(status),
    ).length;
}

function ordersOf(groups: readonly OrderingGroupRecord[], { orders }: Observation) {
    const ids = new Set(numberOrderIdsOf(groups));
    return orders.filter(({ id }) => ids.has(id));
}

/** What the groups lack, as far as the orders themselves tell; asked before the numbers are seen. */
export function shortfallsOf(declared: readonly DeclaredGroup[], lots: readonly Lot[]): Shortfalls {
    const promised = (key: string) =>
        lots.filter((lot) => lot.kind.key === key).reduce((sum, lot) => sum + promisedBy(lot), 0);
    return new Map(declared.map((group) => [keyOf(group), group.countRequested - promised(keyOf(group))]));
}

function promisedBy({ group, isGone }: Lot): number {
    return isGone ? 0 : isSettled(group) ? allocatedTo(group) : group.countRequested;
}

/** How far an order was seen: `complete` when all its numbers were, once; `gone` when nothing of it is left. */
export function seenOf(
    groups: readonly OrderingGroupRecord[] | undefined,
    observation: Observation,
    before: "complete" | "gone" | undefined,
): "complete" | "gone" | undefined {
    if (groups === undefined || !groups.every(isSettled)) {
        return before;
    }
    const promised = groups.reduce((sum, group) => sum + allocatedTo(group), 0);
    const isWhole = shownOf(groups, observation) >= promised && silentOf(groups, observation) === 0;
    if (before !== "complete" && !isWhole) {
        return before;
    }
    const ids = new Set(numberOrderIdsOf(groups));
    return observation.numbers.some((number) => ids.has(number.order.id) && isAlive(number)) ? "complete" : "gone";
}

/** How many numbers a group holds, those on their way included. */
export function sizeOf(holding: Holding | undefined): number {
    return (holding?.numbers.length ?? 0) + (holding?.underWay ?? 0);
}

/** Which numbers each lot bought. */
function membersOf(lots: readonly Lot[], numbers: readonly OrderedNumber[]): ReadonlyMap<Lot, OrderedNumber[]> {
    const owners = new Map<string, Lot[]>();
    for (const lot of lots) {
        for (const { numberOrderId } of lot.group.orders) {
            owners.set(numberOrderId, [...(owners.get(numberOrderId) ?? []), lot]);
        }
    }
    const members = new Map(lots.map((lot): [Lot, OrderedNumber[]] => [lot, []]));
    for (const number of numbers) {
        const candidates = owners.get(number.order.id) ?? [];
        const owner = candidates.length === 1 ? candidates[0] : ownerOf(number, candidates, members);
        if (owner !== undefined) {
            members.get(owner)?.push(number);
        }
    }
    return members;
}

/**
 * No source says whether two groups of one bulk order may end up in one number order. If they do, a number belongs to
 * the group that names its sub order, else to one whose criteria it fits and that still has room.
 */
function ownerOf(
    number: OrderedNumber,
    candidates: readonly Lot[],
    members: ReadonlyMap<Lot, OrderedNumber[]>,
): Lot | undefined {
    const named = candidates.filter(({ group }) =>
        group.orders.some(({ subNumberOrderIds }) => subNumberOrderIds.includes(number.subOrder?.id ?? "")),
    );
    const left = named.length > 0 ? named : candidates;
    const fitting = left.filter(({ kind }) => isLike(number.phoneNumber, kind.criteria));
    const hasRoom = (lot: Lot) => (members.get(lot)?.length ?? 0) < allocatedTo(lot.group);
    return fitting.find(hasRoom) ?? fitting[0] ?? left.find(hasRoom) ?? left[0];
}

function isLike(phoneNumber: string, { nationalDestinationCode = "", phoneNumber: pattern = {} }: Criteria): boolean {
    const { endsWith = "", contains = "" } = pattern;
    return (
        phoneNumber.startsWith(`+1${nationalDestinationCode}`) &&
        phoneNumber.endsWith(endsWith) &&
        phoneNumber.includes(contains)
    );
}

/** The oldest order first. */
export function byAge(left?: { createdAt?: string }, right?: { createdAt?: string }): number {
    const [first, second] = [left?.createdAt ?? "", right?.createdAt ?? ""];
    return first < second ? -1 : first > second ? 1 : 0;
}

/** The numbers that some orders bought. */
export function numbersOf(lots: readonly Lot[], { numbers }: Observation, orderIds: readonly string[]): string[] {
    const groups = lots.filter(({ orderId }) => orderIds.includes(orderId)).map(({ group }) => group);
    const own = new Set(numberOrderIdsOf(groups));
    return numbers.filter(({ order }) => own.has(order.id)).map(({ phoneNumber }) => phoneNumber);
}

/** What a program would declare to keep what is held. */
export function declaredBy(holdings: Iterable<Holding>): DeclaredGroup[] {
    return [...holdings]
        .filter((holding) => sizeOf(holding) > 0)
        .map((holding) => ({ ...holding.kind.criteria, countRequested: sizeOf(holding) }) as DeclaredGroup);
}
