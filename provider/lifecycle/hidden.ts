import { z } from "zod";
import type { Timeouts } from "./timeouts";
import { isUsualUrn } from "./urn";

/** The inputs that the resource class adds and users never write. */
export interface Hidden {
    /** Where it is not the usual one for the label: the resource has a parent, or was renamed. */
    readonly __urn?: string;
    readonly __timeouts?: Timeouts;
    /** The default label, fixed at the first check. */
    readonly __label: string;
    /** What marks this resource at its service, fixed at the first check. */
    readonly __token: string;
    /**
     * The token that the URN of the last check gives, where it is not the fixed one any more: another one than before says
     * that the resource was moved.
     */
    readonly __urnToken?: string;
    /** The resource option `ignoreChanges`: the engine resets inputs by it, and drift of a single thing has no input. */
    readonly __ignoreChanges?: readonly string[];
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
    __urnToken: z.string().optional(),
    __ignoreChanges: z.array(z.string()).optional(),
    __replaceOnChanges: z.array(z.string()).optional(),
};

/**
 * Label and token as they were fixed at the first check: aliases and renamed stacks must not change them. An imported
 * resource has none, or empty ones, until its program is checked. What of the URN follows from them is left out: a state
 * holds all of this twice.
 */
export function fixedInputs(olds: Record<string, unknown>, news: Record<string, unknown>) {
    const [label, token] = [olds["__label"] || news["__label"], olds["__token"] || news["__token"]];
    return {
        __label: label,
        __token: token,
        __urnToken: token === news["__token"] ? undefined : news["__token"],
        __urn: isUsualUrn(news["__urn"], label) ? undefined : news["__urn"],
    };
}

/** The hidden inputs that a state holds, without the empty label and token of an imported one. */
export function hiddenOf({ __label, __token, __urn, __timeouts, __urnToken, __ignoreChanges }: Hidden): Hidden {
    const fixed = { __label: __label || undefined, __token: __token || undefined };
    return { __urn, __timeouts, __urnToken, __ignoreChanges, ...fixed } as Hidden;
}

/** Says whether `ignoreChanges` names a property, alone or with all others. */
export function isIgnored({ __ignoreChanges = [] }: Partial<Hidden>, property: string): boolean {
    return __ignoreChanges.includes(property) || __ignoreChanges.includes("*");
}

/** What `ignoreChanges` named when a state was written, and names no longer: nobody has looked at that since. */
export function noLongerIgnored({ __ignoreChanges = [] }: Partial<Hidden>, inputs: Partial<Hidden>): string[] {
    return __ignoreChanges.filter((property) => !isIgnored(inputs, property));
}
