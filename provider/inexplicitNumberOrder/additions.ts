import { namesakeAdvice, planFor, type Ordered } from "../orders";
import { isFor } from "./assign";
import { keyOf, type DeclaredGroup } from "./criteria";
import { orderingOf, placeOrder } from "./place";
import type { BulkRun } from "./run";
import { assertTold } from "./untold";

const nothing: Ordered = { reasons: [], refused: new Set(), isRefused: false, isUnknown: false };

/** Orders what is missing, all of it in one supplementary order. */
export async function orderMissing(run: BulkRun): Promise<Ordered> {
    if (missingGroups(run).length === 0) {
        return nothing;
    }
    // What was observed may have taken a while: the last look before anything is bought is right before it.
    if (await run.discover()) {
        await run.observe();
    }
    const missing = missingGroups(run);
    if (missing.length === 0) {
        return nothing;
    }
    assertTold(run, missing);
    if (run.id === undefined) {
        warnOfNamesake(run, missing);
    }
    const placement = await placeOrder(run, missing);
    if (placement.outcome === "placed") {
        // An earlier request, of a run that was killed, may have arrived in the meantime.
        await run.discover();
        return nothing;
    }
    return placement.outcome === "unknown"
        ? { ...nothing, reasons: [placement.reason], isUnknown: true }
        : {
              ...nothing,
              reasons: [`${orderingOf(missing)}: ${placement.error.message}. Nothing was ordered`],
              isRefused: true,
          };
}

/** The groups that hold less than is declared, each with the count that it lacks. Numbers on their way are held. */
export function missingGroups(run: BulkRun): DeclaredGroup[] {
    const missing = new Map(planFor(run).order.map(({ key, count }) => [key, count]));
    return run.inputs.orderingGroups.flatMap((group) => {
        const countRequested = missing.get(keyOf(group));
        return countRequested === undefined ? [] : [{ ...group, countRequested }];
    });
}

/** Names are no proof, so the numbers are bought all the same; but somebody may see in time that they are there already. */
function warnOfNamesake({ operation, inputs, orders }: BulkRun, missing: readonly DeclaredGroup[]): void {
    const adviceOn = ({ customerReference }: { customerReference?: string }) =>
        operation.api.claims.isMarkOfOthers(inputs.__token, customerReference)
            ? undefined
            : namesakeAdvice(customerReference, inputs);
    const twin = orders.recent.find(
        (order) => adviceOn(order) !== undefined && isFor({ orderingGroups: order.orderingGroups ?? [] }, missing),
    );
    if (twin !== undefined) {
        operation.log.warn(
            `${orderingOf(missing)}: inexplicit number order (${twin.id}, customer reference "${twin.customerReference ?? ""}") ` +
                `asks for the same. ${adviceOn(twin)}`,
        );
    }
}
