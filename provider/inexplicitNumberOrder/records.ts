import { isDeepStrictEqual } from "node:util";
import {
    retrieveInexplicitNumberOrder,
    type InexplicitNumberOrderRecord,
    type ListedInexplicitNumberOrder,
} from "../telnyx";
import type { TelnyxOperation } from "../operation";
import { InvisibleError, visible } from "../orders";
import { isInProgress, isSettled } from "./groupStatus";
import type { OwnOrder } from "./ownOrder";
import { newest } from "./shown";

type Reader = Pick<TelnyxOperation, "api">;

/** Reads a bulk order by itself. */
export function readAlone({ api }: Reader, id: string): Promise<InexplicitNumberOrderRecord> {
    return visibleOrder(id, () => retrieveInexplicitNumberOrder(api.client, id));
}

/** Reads a bulk order as others look for theirs: by itself, unless the account's list says that it is at work as before. */
export async function readTogether(reader: Reader, order: OwnOrder): Promise<InexplicitNumberOrderRecord> {
    const { id } = order;
    const found = await visibleOrder(id, () => reader.api.findInexplicitNumberOrder(id));
    return found.whole ?? atWork(found.listed, order) ?? readAlone(reader, id);
}

/** An order as it was read; one that this operation placed may be shown a moment late, and what was seen of it stands in. */
export async function orAsPlaced(
    { isNew, record }: OwnOrder,
    read: () => OwnOrder["record"] | Promise<InexplicitNumberOrderRecord>,
): Promise<Pick<OwnOrder, "record" | "isStandIn">> {
    try {
        return { record: await read(), isStandIn: false };
    } catch (error) {
        if (isNew && record !== undefined && error instanceof InvisibleError) {
            return { record, isStandIn: true };
        }
        throw error;
    }
}

function visibleOrder<Found>(id: string, read: () => Promise<Found>): Promise<Found> {
    return visible(`inexplicit number order (${id})`, read);
}

/**
 * An order as the list shows it, if nothing has ended since it was seen last; undefined where something has, or where the
 * list leaves something out: what a group bought the order itself has to say.
 */
function atWork(
    listed: ListedInexplicitNumberOrder,
    { kinds, record }: OwnOrder,
): InexplicitNumberOrderRecord | undefined {
    if (listed.orderingGroups === undefined || newest(record, listed) !== listed) {
        return undefined;
    }
    const groups = listed.orderingGroups;
    const isWhole = kinds.length === 0 || kinds.length === groups.length;
    const hasEndedBefore = (index: number) => {
        const [group, before] = [groups[index], record?.orderingGroups[index]];
        return before !== undefined && isSettled(before) && isDeepStrictEqual(group, before);
    };
    const isAsBefore = groups.every((group, index) => isInProgress(group) || hasEndedBefore(index));
    return isWhole && isAsBefore && groups.some(isInProgress) ? listed : undefined;
}
