import { ExplainedError } from "../lifecycle";
import type { InexplicitNumberOrderRecord } from "../telnyx";
import { numberOrderIdsOf } from "./groupStatus";
import type { OwnOrder } from "./ownOrder";

/** The newer of two records of an order, unless it leaves out number orders that the other one shows. */
export function newest(
    known: InexplicitNumberOrderRecord | undefined,
    listed: InexplicitNumberOrderRecord | undefined,
): InexplicitNumberOrderRecord | undefined {
    const shown = new Set(numberOrderIdsOf(listed?.orderingGroups));
    return listed !== undefined && numberOrderIdsOf(known?.orderingGroups).every((id) => shown.has(id))
        ? listed
        : known;
}

/** One of the number orders whose numbers a state holds that no order of ours shows; undefined when there is none. */
export function notShown(own: readonly OwnOrder[], rememberedOrderIds: readonly string[]): string | undefined {
    const shown = new Set(own.flatMap(({ record }) => numberOrderIdsOf(record?.orderingGroups)));
    return own.length > 0 ? rememberedOrderIds.find((id) => !shown.has(id)) : undefined;
}

/**
 * Throws when no order of ours shows one of the number orders whose numbers a state holds: a record that leaves out what
 * it bought tells nothing, so nothing is bought or released on it.
 */
export function assertShown(own: readonly OwnOrder[], rememberedOrderIds: readonly string[]): void {
    const missing = notShown(own, rememberedOrderIds);
    if (missing !== undefined) {
        throw new ExplainedError(
            `reading inexplicit number order (${own.map(({ id }) => id).join(", ")}): Telnyx does not show number order ` +
                `${missing}, which it bought, so nothing was changed; run again`,
        );
    }
}
