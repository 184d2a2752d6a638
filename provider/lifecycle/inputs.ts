import { z } from "zod";
import type { Timeouts } from "./timeouts";
import { unknownValue } from "./unknown";

/** A string that says something; `what` completes "this must be ...". */
export function text(what: string) {
    return z.string({ error: `this must be ${what}, written as a string` }).min(1, {
        error: `this must not be empty: give ${what}, or leave the property out`,
    });
}

/** The inputs that the resource class adds and users never write. */
export interface Hidden {
    readonly __urn?: string;
    readonly __timeouts?: Timeouts;
    /** The default label, fixed at the first check. */
    readonly __label: string;
    /** What marks this resource at Telnyx, fixed at the first check. */
    readonly __token: string;
}

/**
 * The schema of the hidden inputs: they are not there at `pulumi import --file`, which runs no program. The engine
 * itself checks the durations of `customTimeouts`.
 */
export const hidden = {
    __urn: z.string().optional(),
    __timeouts: z.record(z.string(), z.unknown()).optional(),
    __label: z.string().optional(),
    __token: z.string().optional(),
};

/**
 * Label and token as they were fixed at the first check: aliases and renamed stacks must not change them. An imported
 * resource has none, or empty ones, until its program is checked.
 */
export function fixedInputs(olds: Record<string, unknown>, news: Record<string, unknown>) {
    return { __label: olds["__label"] || news["__label"], __token: olds["__token"] || news["__token"] };
}

/** The hidden inputs that a state holds, without the empty label and token of an imported one. */
export function hiddenOf({ __urn, __timeouts, __label, __token }: Hidden): Hidden {
    return { __urn, __timeouts, __label: __label || undefined, __token: __token || undefined } as Hidden;
}

/** Reports every entry of a set that is there twice, at the property that makes it so. */
export function refuseTwins<Entry>(
    entries: readonly Entry[],
    keyOf: (entry: Entry) => string,
    property: string,
    message: string,
    context: z.core.$RefinementCtx,
): void {
    const seen = new Set<string>();
    entries.forEach((entry, index) => {
        const key = keyOf(entry);
        if (seen.has(key) && key !== unknownValue) {
            context.addIssue({ code: "custom", path: [index, property], message });
        }
        seen.add(key);
    });
}
