import type { z } from "zod";
import type { CheckFailure } from "./handler";
import { unknownValue } from "./unknown";

/** Validates inputs; what cannot be known before `up` is not held against anybody. */
export function findFailures(schema: z.ZodType, inputs: unknown): CheckFailure[] {
    const result = schema.safeParse(inputs);
    const issues = result.success ? [] : result.error.issues;
    return issues.filter((issue) => !isUnknownAt(inputs, issue.path)).flatMap(toFailures);
}

function isUnknownAt(inputs: unknown, path: readonly PropertyKey[]): boolean {
    const value = path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], inputs);
    return value === unknownValue;
}

function toFailures(issue: z.core.$ZodIssue): CheckFailure[] {
    if (issue.code === "unrecognized_keys") {
        return issue.keys.map((key) => ({
            property: propertyPath([...issue.path, key]),
            reason: `there is no property "${key}" here: check its spelling`,
        }));
    }
    return [{ property: propertyPath(issue.path), reason: issue.message }];
}

/** Writes a path as Pulumi does: `phoneNumbers[1].phoneNumber`. */
export function propertyPath(path: readonly PropertyKey[]): string {
    return path
        .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${String(key)}`))
        .join("");
}
