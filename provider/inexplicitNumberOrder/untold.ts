import { ExplainedError } from "../lifecycle";
import { countOf } from "../orders";
import { mayBeFor } from "./assign";
import { describeCriteria, kindOf, type DeclaredGroup } from "./criteria";
import { isSettled } from "./groupStatus";
import type { BulkRun } from "./run";

/**
 * Throws when something is to be ordered that an order of this resource, found only now, may have been for: it cannot be
 * told, and a second purchase cannot be taken back.
 */
export function assertTold(run: BulkRun, missing: readonly DeclaredGroup[]): void {
    for (const { orderId, kind, group } of run.foundLots) {
        const possible = missing.filter((one) => mayBeFor(group, kindOf(one)));
        if (possible.length > 0) {
            const done = isSettled(group) ? "bought" : "is buying";
            throw new ExplainedError(
                `inexplicit number order (${orderId}) carries the mark of this resource, and ${done} ` +
                    `${countOf(group.countRequested)} that Telnyx shows as ${describeCriteria(kind.criteria)}, which may be what ` +
                    `is declared as ${possible.map(describeCriteria).join(" or as ")}. Nothing was ordered: if it is, declare ` +
                    "it as Telnyx shows it; if not, release those numbers in the Telnyx portal. Then run `pulumi up` again",
            );
        }
    }
}
