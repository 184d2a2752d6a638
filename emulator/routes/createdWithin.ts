import { microsOf } from "../clock";
import { unprocessable } from "../errors";
import type { Query } from "../server/query";

/** What `filter[created_at][gt]` and `[lt]` ask of a record. */
export function createdWithin(query: Query): (row: { created_at: string }) => boolean {
    const after = time(query.get("filter", "created_at", "gt"), -Infinity, "/filter/created_at/gt");
    const before = time(query.get("filter", "created_at", "lt"), Infinity, "/filter/created_at/lt");
    return ({ created_at }) => {
        const created = microsOf(created_at) ?? 0;
        return created > after && created < before;
    };
}

function time(stamp: string | undefined, otherwise: number, pointer: string): number {
    const micros = stamp === undefined ? otherwise : microsOf(stamp);
    if (micros === undefined) {
        throw unprocessable("This is no ISO 8601 time.", pointer);
    }
    return micros;
}
