import { waitOn } from "../operation";
import { countOf } from "../orders";
import { describeCriteria, keyOf, type Kind } from "./criteria";
import { allocatedTo, isBought, isEnded, isFull, isInProgress, isOpen, isSettled } from "./groupStatus";
import { sizeOf, type Holding, type Lot } from "./lots";
import type { BulkRun } from "./run";

/** What a person does to go on with what an operation did not end. */
type Advice = "run `pulumi up`" | "run `pulumi destroy` again";

/** Says whether every group has its answer, and everything it got is shown. */
export function areSettled({ orders }: BulkRun): boolean {
    return [...orders.holdings.values()].every((holding) => holding.isSettled);
}

/**
 * Waits until every group of every order is settled: a bulk order cannot be cancelled. While it is processed only the
 * order itself is asked for; its numbers are looked at when it has bought them. Returns a sentence for each group that
 * is not settled; `advice` is what goes on waiting for it.
 */
export async function settleGroups(run: BulkRun, advice: Advice): Promise<string[]> {
    const { operation, orders } = run;
    const startMs = operation.clock.now();
    await waitOn(operation, run.timeLeftMs(), async () => {
        await operation.assertEngineAlive();
        await orders.track();
        const open = orders.lots.filter(({ group, isGone }) => !isGone && isOpen(group));
        if (open.length === 0) {
            await orders.observeWaiting();
        }
        const late = [...orders.holdings.values()].filter(({ isSettled, lots }) => !isSettled && lots.every(hasAnswer));
        return { seen: open, settled: open.length === 0 && late.length === 0, progress: progressOf(open, late) };
    });
    const seconds = Math.round((operation.clock.now() - startMs) / 1000);
    return [
        ...orders.lots
            .filter(({ group, isGone }) => !isGone && !isSettled(group))
            .map((lot) => unsettled(lot, seconds, advice)),
        ...[...orders.holdings.values()]
            .filter(({ isSettled, lots, underWay }) => !isSettled && lots.every(hasAnswer) && underWay > 0)
            .map(({ kind, underWay, lots }) => unseen(kind, underWay, lots.at(-1)?.orderId ?? "", seconds, advice)),
    ];
}

function hasAnswer({ group }: Lot): boolean {
    return isSettled(group);
}

const maxNamed = 3;

/** Such as `US local, area code 312 processing`. */
function progressOf(open: readonly Lot[], late: readonly Holding[]): string {
    if (open.length === 0) {
        const coming = late.reduce((sum, { underWay }) => sum + underWay, 0);
        return coming === 0 ? "every group is settled" : `${countOf(coming)} bought, not shown yet`;
    }
    const named = open
        .slice(0, maxNamed)
        .map(({ kind, group }) => `${describeCriteria(kind.criteria)} ${group.status}`);
    return [...named, ...(open.length > maxNamed ? [`${open.length - maxNamed} more`] : [])].join("; ");
}

function unsettled({ orderId, kind, group, isStandIn }: Lot, seconds: number, advice: Advice): string {
    if (isOpen(group) && !isInProgress(group)) {
        return unseen(kind, Math.max(allocatedTo(group), 1), orderId, seconds, advice);
    }
    const what = `waiting for inexplicit number order (${orderId}): ${describeCriteria(kind.criteria)}`;
    if (isStandIn === true) {
        return `${what}: Telnyx took the order, and has not shown it after ${seconds} s; ${advice} to go on waiting`;
    }
    if (isEnded(group)) {
        return (
            `${what} ended as ${group.status} and says that it got ${countOf(allocatedTo(group))}, and shows no number order, so ` +
            `nothing is bought or released on it: see the order in the Telnyx portal, and ${advice} to look again`
        );
    }
    return isInProgress(group)
        ? `${what} is still ${group.status} after ${seconds} s, and cannot be cancelled at Telnyx; ${advice} to go on waiting`
        : `${what} has the status ${group.status}, which this release of pulumi-telnyx does not know, so nothing is bought ` +
              "or released on it: see the order in the Telnyx portal, and look for a newer release";
}

function unseen(kind: Kind, count: number, orderId: string, seconds: number, advice: Advice): string {
    return (
        `waiting for inexplicit number order (${orderId}): ${countOf(count)} (${describeCriteria(kind.criteria)}) that it got ` +
        `are not shown by its number orders after ${seconds} s; ${advice} to go on waiting`
    );
}

/** What groups that came short say. */
export interface Shortfall {
    /** Groups of which nothing was bought, or that ask for all or nothing. */
    readonly reasons: readonly string[];
    /** Groups that bought what there was, as they were asked to. */
    readonly warnings: readonly string[];
    /** Declared groups that hold nothing, so nothing may be given back in exchange for them. */
    readonly isAnyEmpty: boolean;
}

/** Says which declared groups came short by an order that is settled by now. */
export function shortfalls({ inputs, orders }: BulkRun): Shortfall {
    const reasons: string[] = [];
    const warnings: string[] = [];
    let isAnyEmpty = false;
    for (const group of inputs.orderingGroups) {
        const holding = orders.holdings.get(keyOf(group));
        const newest = holding?.lots.at(-1);
        const held = sizeOf(holding);
        if (newest === undefined && held === 0) {
            isAnyEmpty = true;
            reasons.push(
                `ordering ${countOf(group.countRequested)} (${describeCriteria(group)}): no order of this resource shows this ` +
                    "group, so whether it was bought is not known; see the orders in the Telnyx portal before you run " +
                    "`pulumi up` again, which orders it",
            );
        }
        if (newest === undefined || held >= group.countRequested || !isSettled(newest.group)) {
            continue;
        }
        isAnyEmpty ||= held === 0;
        const { status, errorReason } = newest.group;
        if (!isFull(newest.group) || allocatedTo(newest.group) < newest.group.countRequested) {
            const why = `${status}${errorReason === undefined ? "" : `: ${errorReason}`}`;
            const isError = held === 0 || (group.strategy === "never" && !isBought(status));
            (isError ? reasons : warnings).push(
                `ordering ${countOf(group.countRequested)} (${describeCriteria(group)}): inexplicit number order ` +
                    `(${newest.orderId}) ended as ${why}, and the group holds ${held}; ` +
                    (isError
                        ? "run `pulumi up` to try again, or change what the group asks for"
                        : `the missing ${group.countRequested - held} show as drift, and the next \`pulumi up\` tries again`),
            );
        }
    }
    return { reasons, warnings, isAnyEmpty };
}
