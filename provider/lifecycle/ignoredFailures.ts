import { isDeepStrictEqual } from "node:util";
import type { CheckFailure } from "./handler";
import { keysOf, valueAt } from "./propertyPath";

/**
 * Failures without those of values that `ignoreChanges` took from the state. The engine puts there what a refresh has read,
 * such as a count of 0 or an empty text, which no program may write: but nobody wrote it, and nobody could correct it.
 */
export function withoutIgnored(failures: readonly CheckFailure[], olds: unknown, news: unknown): CheckFailure[] {
    const paths = valueAt(news, ["__ignoreChanges"]);
    const ignored = (Array.isArray(paths) ? paths : []).map((path) => keysOf(String(path)));
    return failures.filter(({ property }) => {
        const keys = keysOf(property);
        const isIgnored = ignored.some((path) => covers(path, keys));
        return !isIgnored || !isOfState(valueAt(news, keys), valueAt(olds, keys));
    });
}

/** An empty list says that nothing is declared, on which everything would be given back. */
function isOfState(value: unknown, old: unknown): boolean {
    const isEmptyList = Array.isArray(old) && old.length === 0;
    return old !== undefined && !isEmptyList && isDeepStrictEqual(value, old);
}

function covers(path: readonly string[], keys: readonly string[]): boolean {
    return path.length <= keys.length && path.every((key, index) => key === "*" || key === keys[index]);
}
