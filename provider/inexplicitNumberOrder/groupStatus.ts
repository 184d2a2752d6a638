import type { OrderingGroupRecord } from "../telnyx";
import { isActive } from "../orders";
import type { Holding } from "./lots";

/** The API's words for groups of bulk orders, from bad to good; one that is not here is not known to this release. */
const fromBadToGood = ["failed", "failure", "pending", "processing", "partial_success", "success"];
const inProgress = new Set(["pending", "processing"]);

/**
 * Says whether a group has its answer. A status that is not known is not one, nor one that says that numbers were got and
 * not where they are: nothing is bought or released on it.
 */
export function isSettled(group: OrderingGroupRecord): boolean {
    const { status, orders, countAllocated } = group;
    const gotNone = !isFull(group) && (isBought(status) ? countAllocated === 0 : allocatedTo(group) === 0);
    return isEnded(group) && (orders.length > 0 || gotNone);
}

/** The number orders through which groups bought their numbers. */
export function numberOrderIdsOf(groups: readonly OrderingGroupRecord[] = []): string[] {
    return groups.flatMap(({ orders }) => orders.map(({ numberOrderId }) => numberOrderId));
}

/** Says whether a group has a last status that is known to this release. */
export function isEnded({ status }: OrderingGroupRecord): boolean {
    return fromBadToGood.includes(status) && !inProgress.has(status);
}

/** Says whether a group is at work. */
export function isInProgress({ status }: OrderingGroupRecord): boolean {
    return inProgress.has(status);
}

/** Says whether a group will change by itself: it is at work, or it has yet to say where the numbers are that it got. */
export function isOpen(group: OrderingGroupRecord): boolean {
    return isInProgress(group) || (isBought(group.status) && !isSettled(group));
}

/** Says whether a group got all that it asked for. */
export function isFull({ status }: OrderingGroupRecord): boolean {
    return status === "success";
}

/** Says whether a status is that of a group that bought what there was. */
export function isBought(status: string): boolean {
    return status === "success" || status === "partial_success";
}

/** How many numbers a settled group says that it got. */
export function allocatedTo(group: OrderingGroupRecord): number {
    const { countAllocated, countRequested, orders, strategy } = group;
    if (orders.length === 0 && !isBought(group.status) && strategy === "never") {
        // All or nothing: what a failed one says that it found, it did not buy.
        return 0;
    }
    return countAllocated ?? (isFull(group) ? countRequested : 0);
}

/** The API's word for the order that is not settled, else of the newest one when numbers are missing. */
export function statusOfHolding(holding: Holding | undefined, isShort: boolean): string {
    const { lots = [], numbers = [], underWay = 0 } = holding ?? {};
    const open = lots.find(({ group, isGone }) => !isGone && !isSettled(group));
    if (open !== undefined) {
        return open.group.status;
    }
    if (isShort && underWay === 0) {
        const newest = lots.at(-1)?.group.status ?? "failed";
        // Bought in full, and lost since.
        return newest === "success" ? "partial_success" : newest;
    }
    return numbers.every(isActive) && underWay === 0 ? "success" : "pending";
}

/** The worst of some statuses; one that is not known is worse than all others. */
export function worstOf(statuses: readonly string[]): string {
    const rank = (status: string) => fromBadToGood.indexOf(status);
    return [...statuses].sort((left, right) => rank(left) - rank(right))[0] ?? "success";
}
