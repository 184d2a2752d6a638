/** A JSON value as `JSON.parse` returns it. */
type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const toCamel = (key: string) => key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const toSnake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * Turns a reply's keys into camelCase and drops nulls: the API uses null and absence for the same thing
 * (docs/facts.md, A2).
 */
export function camelKeys(value: unknown): unknown {
    return mapKeys(value as Json, toCamel, true);
}

/** Turns a request's keys into snake_case. Nulls stay: to some endpoints they mean "remove". */
export function snakeKeys(value: unknown): unknown {
    return mapKeys(value as Json, toSnake, false);
}

function mapKeys(value: Json, rename: (key: string) => string, dropNulls: boolean): Json {
    if (Array.isArray(value)) {
        return value.map((entry) => mapKeys(entry, rename, dropNulls));
    }
    if (value === null || typeof value !== "object") {
        return value;
    }
    const entries = Object.entries(value).filter(([, entry]) => entry !== undefined && !(dropNulls && entry === null));
    return Object.fromEntries(entries.map(([key, entry]) => [rename(key), mapKeys(entry, rename, dropNulls)]));
}
