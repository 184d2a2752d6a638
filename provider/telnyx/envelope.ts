import { z } from "zod";

/** A reply with one object under `data`, which comes out bare. */
export function one<Schema extends z.ZodType>(schema: Schema) {
    return z.looseObject({ data: schema }).transform((body) => body.data as z.output<Schema>);
}

/** One page of a list. */
export interface Page<Entry> {
    readonly data: Entry[];
    /** 1 when the reply carries no `meta`. */
    readonly totalPages: number;
}

/**
 * A list of which entries that cannot be read are left out: an account holds what others made, and an odd record of
 * theirs is no reason to stop. Schemas of entries that may be ours ask for no more than is needed to know them by.
 */
export function readable<Schema extends z.ZodType>(schema: Schema) {
    return z.array(z.unknown()).transform((entries): z.output<Schema>[] =>
        entries.flatMap((entry) => {
            const parsed = schema.safeParse(entry);
            return parsed.success ? [parsed.data] : [];
        }),
    );
}

/** A reply with a list under `data`, with or without `meta`; entries that cannot be read are left out. */
export function many<Schema extends z.ZodType>(schema: Schema) {
    return z
        .looseObject({ data: readable(schema), meta: z.object({ totalPages: z.number().optional() }).optional() })
        .transform((body): Page<z.output<Schema>> => ({
            data: body.data,
            totalPages: body.meta?.totalPages ?? 1,
        }));
}

/**
 * Reads the newest entries of a list whose order no source states (docs/facts.md, A14): page 1 shows which way it runs,
 * and an ascending list is read from its end. At most `maxPages` pages are asked for; the newest entry comes first.
 */
export async function newestEntries<Entry extends { createdAt?: string }>(
    fetchPage: (number: number) => Promise<Page<Entry>>,
    maxPages: number,
): Promise<Entry[]> {
    const first = await fetchPage(1);
    const entries = [...first.data];
    const numbers = Array.from({ length: first.totalPages - 1 }, (_, index) => index + 2);
    for (const number of (isAscending(first.data) ? numbers.reverse() : numbers).slice(0, maxPages - 1)) {
        entries.push(...(await fetchPage(number)).data);
    }
    return entries.sort((left, right) => ((left.createdAt ?? "") > (right.createdAt ?? "") ? -1 : 1));
}

function isAscending(entries: readonly { createdAt?: string }[]): boolean {
    const first = entries[0]?.createdAt ?? "";
    const last = entries.at(-1)?.createdAt ?? "";
    return first < last;
}
