import type { z } from "zod";
import { unknownValue } from "./unknown";

/** A list whose entries stand for a set. */
interface SetOf<Entry> {
    /** The property that holds the list. */
    readonly list: string;
    /** The property of an entry that tells it from others. */
    readonly property: string;
    readonly keyOf: (entry: Entry) => string;
    /** What to say of one that is there already. */
    readonly message: string;
}

/** Reports every entry of a set that is there twice, at the property that makes it so, and where the first one is. */
export function refuseTwins<Entry>(
    entries: readonly Entry[],
    { list, property, keyOf, message }: SetOf<Entry>,
    context: z.core.$RefinementCtx,
): void {
    const seen = new Map<string, number>();
    entries.forEach((entry, index) => {
        const key = keyOf(entry);
        const first = seen.get(key);
        if (first !== undefined && key !== unknownValue) {
            const where = `${message}: also as ${list}[${first}]`;
            context.addIssue({ code: "custom", path: [index, property], message: where });
        }
        seen.set(key, first ?? index);
    });
}
