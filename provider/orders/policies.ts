import { isPending, type OrderedNumber } from "./number";

/** A number that the program no longer declares, or that is too many. */
export interface Surplus {
    readonly phoneNumber: string;
    /** The program declares nothing any more of what the number belongs to. */
    readonly isDropped: boolean;
}

/** What has to be known before a number may be given back. What is missing restrains nobody. */
export interface Circumstances {
    /** The numbers that the state listed before: a preview of this very state may have named only these. */
    readonly shown?: ReadonlySet<string>;
    /** The state was last used under another URN: the resource was renamed or moved, or the stack is a copy. */
    readonly isMoved?: boolean;
    /** Numbers whose order carries the mark of another resource, which took it over. */
    readonly takenOver?: ReadonlySet<string>;
    /** Numbers that another resource of the program declares. */
    readonly claimed?: ReadonlySet<string>;
    /** Numbers whose deletion lock is on, and that the program does not unlock. */
    readonly locked?: ReadonlySet<string>;
    /** `ignoreChanges` names the lock: the program has to take it out there before it can lift one. */
    readonly isLockIgnored?: boolean;
    /** Pending numbers whose sub number order holds numbers that stay. */
    readonly inseparable?: ReadonlySet<string>;
    /** Whether an order was placed is not known. */
    readonly isOutcomeUnknown?: boolean;
    /** Something that is ordered has no answer yet, so what is too many may still change. */
    readonly isUnsettled?: boolean;
    /** Something that is declared holds nothing, so what it was to replace has to stay. */
    readonly isSuccessorEmpty?: boolean;
}

/** Why a number is kept although the program does not ask for it. */
export type Why =
    | "not shown before"
    | "moved"
    | "taken over"
    | "declared elsewhere"
    | "locked"
    | "locked and ignored"
    | "bound to its sub order"
    | "outcome unknown"
    | "not settled"
    | "successor empty";

/** A rule that may keep a number from being given back. */
export type Policy = (number: Surplus, circumstances: Circumstances) => Why | undefined;

const notBeforeShown: Policy = ({ phoneNumber }, { shown }) =>
    shown === undefined || shown.has(phoneNumber) ? undefined : "not shown before";

const notInTheFirstRunUnderAnotherUrn: Policy = (_, { isMoved }) => (isMoved ? "moved" : undefined);

const notTakenOver: Policy = ({ phoneNumber }, { takenOver }) =>
    takenOver?.has(phoneNumber) ? "taken over" : undefined;

const notClaimedElsewhere: Policy = ({ phoneNumber }, { claimed }) =>
    claimed?.has(phoneNumber) ? "declared elsewhere" : undefined;

const notLocked: Policy = ({ phoneNumber }, { locked, isLockIgnored }) =>
    locked?.has(phoneNumber) ? (isLockIgnored ? "locked and ignored" : "locked") : undefined;

const notWithoutItsSubOrder: Policy = ({ phoneNumber }, { inseparable }) =>
    inseparable?.has(phoneNumber) ? "bound to its sub order" : undefined;

const notWhileUnknown: Policy = (_, { isOutcomeUnknown }) => (isOutcomeUnknown ? "outcome unknown" : undefined);

const notBeforeSettled: Policy = (_, { isUnsettled }) => (isUnsettled ? "not settled" : undefined);

const notBeforeSuccessorHolds: Policy = ({ isDropped }, { isSuccessorEmpty }) =>
    isDropped && isSuccessorEmpty ? "successor empty" : undefined;

/** Every rule that keeps numbers, the one that says most first. */
export const policies: readonly Policy[] = [
    notTakenOver,
    notBeforeShown,
    notClaimedElsewhere,
    notInTheFirstRunUnderAnotherUrn,
    notLocked,
    notWhileUnknown,
    notBeforeSettled,
    notBeforeSuccessorHolds,
    notWithoutItsSubOrder,
];

/** A number with what decides whether it can be cancelled. */
export interface Member {
    readonly phoneNumber: string;
    /** Ordered, and not bought yet. */
    readonly isPending: boolean;
    readonly numberOrderId: string;
    /** Missing where no reply tells it. */
    readonly subNumberOrderId?: string;
}

/**
 * Those that go, pending, whose sub order holds others: it is cancelled whole or not at all (docs/facts.md, A13). One
 * that stays, pending, and of which the sub order is not known, may be in any sub order of its order.
 */
export function inseparable(members: readonly Member[], goes: (phoneNumber: string) => boolean): ReadonlySet<string> {
    const staying = members.filter(({ phoneNumber }) => !goes(phoneNumber));
    const subOrders = new Set(staying.flatMap(({ subNumberOrderId }) => subNumberOrderId ?? []));
    const uncertain = staying.filter(({ isPending, subNumberOrderId }) => isPending && subNumberOrderId === undefined);
    const orders = new Set(uncertain.map(({ numberOrderId }) => numberOrderId));
    const bound = members.filter(
        ({ phoneNumber, isPending, numberOrderId, subNumberOrderId = "" }) =>
            isPending && goes(phoneNumber) && (subOrders.has(subNumberOrderId) || orders.has(numberOrderId)),
    );
    return new Set(bound.map(({ phoneNumber }) => phoneNumber));
}

/** A number as the policy about sub orders needs it. */
export function toMember(number: OrderedNumber): Member {
    return {
        phoneNumber: number.phoneNumber,
        isPending: isPending(number),
        numberOrderId: number.order.id,
        subNumberOrderId: number.subOrder?.id,
    };
}
