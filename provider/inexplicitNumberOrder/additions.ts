import { keyOf, type DeclaredGroup } from "./criteria";
import { placeOrder } from "./place";
import { discover, type Run } from "./run";

/** How ordering what is missing ended. */
export interface Additions {
    readonly reasons: readonly string[];
    /** `refused`: nothing was bought. `unknown`: whether an order was placed is not known. */
    readonly outcome: "none" | "placed" | "refused" | "unknown";
}

/** The groups that hold less than is declared, each with the count that it lacks. Numbers on their way are held. */
export function missingGroups({ inputs, orders }: Run): DeclaredGroup[] {
    const holdings = orders.holdings;
    const lacking = inputs.orderingGroups.map((group) => {
        const holding = holdings.get(keyOf(group));
        const held = (holding?.numbers.length ?? 0) + (holding?.underWay ?? 0);
        return { ...group, countRequested: group.countRequested - held };
    });
    return lacking.filter(({ countRequested }) => countRequested > 0);
}

/** Orders what is missing, all of it in one supplementary order. */
export async function orderMissing(run: Run): Promise<Additions> {
    if (missingGroups(run).length === 0) {
        return { outcome: "none", reasons: [] };
    }
    // What was observed may have taken a while: the last look before anything is bought is right before it.
    if (await discover(run)) {
        await run.orders.observe();
    }
    const missing = missingGroups(run);
    if (missing.length === 0) {
        return { outcome: "none", reasons: [] };
    }
    const placement = await placeOrder(run, missing);
    return placement.outcome === "placed"
        ? { outcome: "placed", reasons: [] }
        : { outcome: placement.outcome, reasons: [placement.reason] };
}
