/** A JSON value as `JSON.parse` returns it. */
type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const toCamel = remembering((key) => key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()));
const toSnake = remembering((key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

const maxRemembered = 2000;

/** A page of numbers has some thousand keys, and a few dozen different ones. */
function remembering(rename: (key: string) => string): (key: string) => string {
    const names = new Map<string, string>();
    return (key) => {
        const known = names.get(key);
        if (known !== undefined) {
            return known;
        }
        const name = rename(key);
        if (names.size < maxRemembered) {
            names.set(key, name);
        }
        return name;
    };
}

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
    const renamed: { [key: string]: Json } = {};
    for (const [key, entry] of Object.entries(value)) {
        if (entry !== undefined && !(dropNulls && entry === null)) {
            const name = rename(key);
            const mapped = mapKeys(entry, rename, dropNulls);
            if (name.startsWith("__")) {
                // One such name is none of a property: an assignment would change what kind of object it is.
                Object.defineProperty(renamed, name, {
                    value: mapped,
                    enumerable: true,
                    configurable: true,
                    writable: true,
                });
            } else {
                renamed[name] = mapped;
            }
        }
    }
    return renamed;
}
