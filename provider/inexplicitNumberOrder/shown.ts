import { ExplainedError } from "../lifecycle";
import type { OwnOrder } from "./ownOrder";

/**
 * Throws when no order of ours shows one of the number orders whose numbers a state holds: a record that leaves out what
 * it bought tells nothing, so nothing is bought or released on it.
 */
export function assertShown(own: readonly OwnOrder[], rememberedOrderIds: readonly string[]): void {
    const groups = own.flatMap(({ record }) => record?.orderingGroups ?? []);
    const shown = new Set(groups.flatMap(({ orders }) => orders.map(({ numberOrderId }) => numberOrderId)));
    const missing = rememberedOrderIds.find((id) => !shown.has(id));
    if (missing !== undefined && own.length > 0) {
        throw new ExplainedError(
            `reading inexplicit number order (${own.map(({ id }) => id).join(", ")}): Telnyx does not show number order ` +
                `${missing}, which it bought, so nothing was changed; run again`,
        );
    }
}
