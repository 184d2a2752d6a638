/**
 * What a value that is not known before `up` looks like at preview, whatever its type (docs/facts.md, E3).
 */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Says whether a value is unknown, or holds one that is. */
export function holdsUnknown(value: unknown): boolean {
    if (typeof value === "object" && value !== null) {
        return Object.values(value).some(holdsUnknown);
    }
    return value === unknownValue;
}

/**
 * Drops properties that are undefined or null, at every depth: the plugin's wire format cannot carry undefined
 * (docs/facts.md, E5). An empty element of a list stays, as null: without it, a list would be another one, and check has
 * to see it.
 */
export function present<Value>(value: Value): Value {
    return strip(value) as Value;
}

function strip(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map((entry) => strip(entry) ?? null);
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    const entries = Object.entries(value).filter(([, entry]) => entry !== undefined && entry !== null);
    return Object.fromEntries(entries.map(([key, entry]) => [key, strip(entry)]));
}
