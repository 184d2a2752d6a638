import { isAlive, isBoughtStatus, type OrderedNumber } from "../number";
import type { Observation } from "./observation";
import type { Traces } from "./traces";

/** Says whether a number's order bought it, by what the order says. */
export function isBought(number: OrderedNumber): boolean {
    // A status that is not known says of a number neither that it is bought nor that it is lost.
    return isAlive(number) && isBoughtStatus(number.ordered.status);
}

/** What tells since when a number is bought. */
interface Circumstances {
    readonly traces: Traces;
    /** The moment, in milliseconds. */
    readonly now: number;
    /** Says of an order whether it was placed by this operation. */
    isNew(orderId: string): boolean;
}

/**
 * Notes of numbers that no list showed yet since when they are bought. An order may be pending for days, and its record
 * was seen to keep the time of its last change as it was (docs/facts.md, A15): what was known before this look counts
 * from this look on. Only of an order of which nothing was known its own times have to tell.
 */
export function noteBought({ numbers }: Observation, { traces, now, isNew }: Circumstances): void {
    for (const number of numbers) {
        const { order, phoneNumber, listed } = number;
        const { fate, isKnown = isNew(order.id), boughtMs } = traces.of(order.id, phoneNumber);
        if (fate === "unseen" && boughtMs === undefined && listed === undefined && isBought(number)) {
            traces.note(order.id, phoneNumber, { boughtMs: isKnown ? now : Math.min(latestOf(number) ?? now, now) });
        } else if (fate === "unseen") {
            traces.note(order.id, phoneNumber, { isKnown: true });
        }
    }
}

/** When something about a number's order changed last, in milliseconds; undefined where no record says so. */
function latestOf({ order, subOrder }: OrderedNumber): number | undefined {
    const updated = [order.updatedAt, subOrder?.updatedAt].map((time = "") => Date.parse(time)).filter(Number.isFinite);
    const created = Date.parse(order.createdAt ?? "");
    return updated.length === 0 ? undefined : Math.max(...updated, Number.isFinite(created) ? created : 0);
}
