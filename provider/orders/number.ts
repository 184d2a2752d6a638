import type { OrderedPhoneNumber, PhoneNumber } from "../telnyx";
import { isComplete, lacksValues, requirementsStatusOf, type OrderedNumber } from "./orderedNumber";

export { lacksValues, requirementsOf, requirementsStatusOf, subOrderIdOf, type OrderedNumber } from "./orderedNumber";

/**
 * Where a number stands. `active` works; `waiting` will change by itself; `blocked` waits for somebody;
 * `failed` was never bought; `gone` was released, ported out or cancelled; `unknown` has a status that this release
 * does not know (docs/facts.md, A15), which is never a reason to order, release or drop it.
 */
export type Standing = "active" | "waiting" | "blocked" | "failed" | "gone" | "unknown";

const standings = new Map<string, Standing>(
    Object.entries({
        // Of a number in the account. One that is being ported out still carries calls.
        active: "active",
        "port-out-pending": "active",
        "purchase-pending": "waiting",
        "port-pending": "waiting",
        "provision-pending": "waiting",
        "requirement-info-under-review": "waiting",
        "requirement-info-pending": "blocked",
        "requirement-info-exception": "blocked",
        "emergency-only": "blocked",
        "purchase-failed": "failed",
        "port-failed": "failed",
        deleted: "gone",
        "ported-out": "gone",
        cancelled: "gone",
        // Of a number in an order: `success` means bought, but not listed yet.
        pending: "waiting",
        approved: "waiting",
        success: "waiting",
        failure: "failed",
        failed: "failed",
    } as const),
);

/** The API's own word for where a number stands: of the number itself once it is listed, else of its order. */
export function statusOf(number: OrderedNumber): string {
    if (number.vanished) {
        return "deleted";
    }
    // Of a bought number the account tells: another one of its sub order may be what was cancelled.
    const mayBeCancelled = !isBoughtStatus(number.ordered.status);
    const ended = [number.subOrder?.status, requirementsStatusOf(number)].find(
        (status) => (mayBeCancelled && status === "cancelled") || status === "deleted",
    );
    return ended ?? number.listed?.status ?? number.ordered.status ?? number.order.status;
}

/** Says where a number stands. */
export function standingOf(number: OrderedNumber): Standing {
    const status = statusOf(number);
    const standing = standings.get(status) ?? "unknown";
    if (status !== "pending") {
        return standing;
    }
    const requirements = requirementsStatusOf(number);
    if (requirements === "requirement-info-pending" && isComplete(number)) {
        // Every value is there: the review is about to begin.
        return "waiting";
    }
    if (requirements === undefined) {
        return lacksValues(number) ? "blocked" : standing;
    }
    return standings.get(requirements) ?? "unknown";
}

/** Says whether a number works. */
export function isActive(number: OrderedNumber): boolean {
    return standingOf(number) === "active";
}

/** Says whether a number will change by itself. */
export function isWaiting(number: OrderedNumber): boolean {
    return standingOf(number) === "waiting";
}

/** Says whether a number is ours and not lost: pending, active, or in a state that this release does not know. */
export function isAlive(number: OrderedNumber): boolean {
    return !["failed", "gone"].includes(standingOf(number));
}

/** Says whether the account holds the number, so that its settings can be changed and it can be released. */
export function isListed(number: OrderedNumber): number is OrderedNumber & { listed: PhoneNumber } {
    return number.listed !== undefined && isAlive(number);
}

/**
 * Says whether a number is ordered and not bought yet, so that its sub order can be cancelled; one that is bought and
 * not listed yet will be listed, and can be released then.
 */
export function isPending(number: OrderedNumber): boolean {
    return !isListed(number) && isPendingStatus(number.ordered.status);
}

/** Says whether a status is that of a number, or a bulk order's group, that is ordered and not bought yet. */
export function isPendingStatus(status: string | undefined): boolean {
    return status === "pending";
}

/** Says whether a status is that of a number that its order bought, or of an order whose numbers are all bought. */
export function isBoughtStatus(status: string | undefined): boolean {
    return status === "success";
}

/** Says whether the reviewers rejected values of a number. */
export function isRejected(number: OrderedNumber): boolean {
    return requirementsStatusOf(number) === "requirement-info-exception";
}

/** Says whether a number's order does not show it at the moment: no id of it there is known, to which to hand anything. */
export function isOmitted({ ordered }: Pick<OrderedNumber, "ordered">): boolean {
    return ordered.id === "";
}

/** Says whether a number still takes values for its requirements: Telnyx locks them once all are approved. */
export function takesValues(number: OrderedNumber): boolean {
    const isPending = isPendingStatus(number.ordered.status);
    return isPending && !isOmitted(number) && requirementsStatusOf(number) !== "approved";
}

/** Says whether the review of a number's values goes on: until it ends there is nothing new to see. */
export function isUnderReview(requirementsStatus: string | undefined): boolean {
    return requirementsStatus === "requirement-info-under-review";
}

/**
 * Says whether a number may still wait for something about its requirements. The description requires no order to show
 * their status: where it is left out, that there are some has to do.
 */
export function isRegulated({
    requirementsStatus,
    requirementsMet,
    regulatoryRequirements = [],
}: Pick<OrderedPhoneNumber, "requirementsStatus" | "requirementsMet" | "regulatoryRequirements">): boolean {
    return requirementsStatus === undefined
        ? requirementsMet === false || regulatoryRequirements.length > 0
        : requirementsStatus !== "approved";
}

/** Says whether a status is that of an order, or number, that was released. */
export function isReleased(status: string): boolean {
    return status === "deleted";
}

/** Says whether an order, by its status, never held or no longer holds the numbers that it names. */
export function isOver(orderStatus: string): boolean {
    return ["failure", "failed", "cancelled", "deleted", "unknown"].includes(orderStatus);
}

/** Says of a number that is not alive whether it was released: one that was never bought has a reason to tell. */
export function wasReleased(number: OrderedNumber): boolean {
    return number.vanished === true || number.listed !== undefined || statusOf(number) === "deleted";
}

/** Says whether a status, as outputs show it, is that of a number whose values were rejected or are missing. */
export function isForWantOfValues(requirementsStatus = ""): boolean {
    return ["requirement-info-pending", "requirement-info-exception"].includes(requirementsStatus);
}

/** `success` when every number works, `deleted` where there is none, else the status of the least finished order. */
export function overallStatus(numbers: readonly OrderedNumber[]): string {
    const unfinished = numbers.filter((number) => standingOf(number) !== "active");
    const statuses = unfinished.map((number) => number.order.status);
    if (unfinished.length === 0) {
        return numbers.length === 0 ? "deleted" : "success";
    }
    return statuses.includes("pending") ? "pending" : (statuses.find((status) => status !== "success") ?? "pending");
}

/** Says whether a status, as outputs show it, is that of a number that works. */
export function isActiveStatus(status: string): boolean {
    return standings.get(status) === "active";
}

/** Says whether a status is that of a number that was in the account and is there no more. */
export function isGone(status: string): boolean {
    return standings.get(status) === "gone";
}
