import { z } from "zod";

/** A reply with one object under `data`, which comes out bare. */
export function one<Schema extends z.ZodType>(schema: Schema) {
    return z.looseObject({ data: schema }).transform((body) => body.data as z.output<Schema>);
}

/** The size of page that is asked for: the most that a list takes. */
export const largestPage = 250;

/** One page of a list. */
export interface Page<Entry> {
    readonly data: Entry[];
    /** Undefined when nothing says so and this page is full: then there may be more. */
    readonly totalPages: number | undefined;
}

/**
 * A list of which entries that cannot be read are left out: an account holds what others made, and an odd record of
 * theirs is no reason to stop. Schemas of entries that may be ours ask for no more than is needed to know them by.
 */
export function readable<Schema extends z.ZodType>(schema: Schema) {
    return z.array(z.unknown()).transform((entries) => readableOf(schema, entries));
}

function readableOf<Schema extends z.ZodType>(schema: Schema, entries: readonly unknown[]): z.output<Schema>[] {
    return entries.flatMap((entry) => {
        const parsed = schema.safeParse(entry);
        return parsed.success ? [parsed.data] : [];
    });
}

/** A text that only describes: where it is none, the rest is told without it. */
export const describing = z.string().optional().catch(undefined);

const count = z.number().optional().catch(undefined);

/** No field of it is required, and no list is known to send it always. */
const meta = z.object({ totalPages: count, totalResults: count }).optional().catch(undefined);

type Meta = z.output<typeof meta>;

/**
 * A reply with a list under `data`, with or without `meta`; entries that cannot be read are left out. `asked` is the
 * size of the page that was asked for; without it, the list is not paged.
 */
export function many<Schema extends z.ZodType>(schema: Schema, asked = Number.POSITIVE_INFINITY) {
    return z.looseObject({ data: z.array(z.unknown()), meta }).transform((body): Page<z.output<Schema>> => ({
        data: readableOf(schema, body.data),
        // Entries that are left out have their place on the page all the same.
        totalPages: pagesOf(body.data.length, asked, body.meta),
    }));
}

/** What a page of so many entries tells of the number of pages. */
function pagesOf(length: number, asked: number, { totalPages, totalResults }: Meta = {}): number | undefined {
    if (totalPages !== undefined || totalResults === undefined) {
        return totalPages ?? (length < asked ? 1 : undefined);
    }
    return length === 0 ? 1 : Math.ceil(totalResults / length);
}
