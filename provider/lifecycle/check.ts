import type { z } from "zod";
import type { CheckFailure } from "./handler";
import { withoutIgnored } from "./ignoredFailures";
import { keysOf, valueAt } from "./propertyPath";
import { holdsParts, meantProperty } from "./suggestion";
import { unknownValue } from "./unknown";

/**
 * Validates inputs; what cannot be known before `up` is not held against anybody, nor what `ignoreChanges` took from
 * `olds`, the inputs of the last run.
 */
export function findFailures(schema: z.ZodType, inputs: unknown, olds: unknown = {}): CheckFailure[] {
    const result = schema.safeParse(inputs);
    const issues = result.success ? [] : result.error.issues;
    const failures = issues
        .filter((issue) => valueAt(inputs, issue.path) !== unknownValue)
        .flatMap((issue) => toFailures(schema, issue, inputs));
    return withoutIgnored(failures, olds, inputs).map((failure) =>
        mayBePapers(schema, failure.property) ? { ...failure, isPrivate: true } : failure,
    );
}

/** Says whether a text may be the value of a requirement: it stands for a list, or in a property that nobody can tell. */
function mayBePapers(schema: z.ZodType, property: string): boolean {
    const meant = meantProperty(schema, [], property);
    return keysOf(property).length === 1 && (meant === undefined || holdsParts(schema, meant));
}

function toFailures(schema: z.ZodType, issue: z.core.$ZodIssue, inputs: unknown): CheckFailure[] {
    if (issue.code === "unrecognized_keys") {
        return issue.keys.map((key) => ({
            property: propertyPath([...issue.path, key]),
            reason: `there is no property "${key}" here: ${spelling(meantProperty(schema, issue.path, key))}`,
        }));
    }
    const path = writtenPath(inputs, issue.path);
    const isEmptyElement = typeof path.at(-1) === "number" && (valueAt(inputs, path) ?? null) === null;
    return [{ property: propertyPath(path), reason: isEmptyElement ? emptyElement : issue.message }];
}

function spelling(meant: string | undefined): string {
    return meant === undefined ? "check its spelling" : `perhaps you mean ${meant}`;
}

const emptyElement =
    "this is empty (undefined or null): a value that the program reads here, such as an environment variable or a " +
    "configuration value, is not set. Set it, or take the element out of the list";

/** A short form has no properties of its own: what is wrong with it stands where it was written. */
function writtenPath(inputs: unknown, path: readonly PropertyKey[]): readonly PropertyKey[] {
    const end = path.findIndex((_, index) => {
        const at = valueAt(inputs, path.slice(0, index));
        return typeof at !== "object" || at === null;
    });
    return end < 1 ? path : path.slice(0, end);
}

/** Writes a path as Pulumi does: `phoneNumbers[1].phoneNumber`. */
export function propertyPath(path: readonly PropertyKey[]): string {
    return path
        .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${String(key)}`))
        .join("");
}
