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
