import type { CheckFailure } from "./handler";
import { isIgnored } from "./hidden";
import { keysOf } from "./propertyPath";
import { unknownValue } from "./unknown";

type Properties = Readonly<Record<string, unknown>>;

/** What an entry of a list is known by, and sorted by in a state; of a list of texts nothing but the text. */
type NameOf = ((entry: never) => string) | "text";

/** The lists that states have sorted, wherever they stand, by the names of their properties. */
export type SortedLists = Readonly<Record<string, NameOf>>;

/**
 * Refuses paths of the resource option `ignoreChanges` that name an entry of a list by a place where the state has another
 * entry. The engine fills such a path from the list of the state, which is sorted, before anybody else sees the inputs, so
 * one entry would get what another one has. `wholes` are properties that are ignored for single entries, too, by their name.
 */
export function refuseIgnoredPlaces(
    olds: Properties,
    news: Properties,
    lists: SortedLists,
    wholes: readonly string[] = [],
): CheckFailure[] {
    const paths = news["__ignoreChanges"];
    return (Array.isArray(paths) ? paths : [])
        .map((path) => ({ path: String(path), keys: keysOf(String(path)) }))
        .filter(({ keys: [property = ""] }) => !isIgnored(news, property))
        .filter(({ keys }) => isMoved(lists, keys, news, olds))
        .map(({ path, keys }) => ({
            // The engine would print the whole value of a property that is named.
            property: "",
            reason:
                `ignoreChanges names ${path}, and counts in the list of the state, which is sorted: there another entry has this ` +
                "place, or may get it, and this one would get what that one has. Ignore the whole property: " +
                `\`ignoreChanges: ["${keys.find((key) => wholes.includes(key)) ?? keys[0]}"]\``,
        }));
}

/** Says whether a path meets another entry in the state than in the program. */
function isMoved(lists: SortedLists, [key = "", ...rest]: readonly string[], news: unknown, olds: unknown): boolean {
    const [own, old] = [propertyOf(news, key), propertyOf(olds, key)];
    const nameOf = lists[key];
    const [place, ...inner] = rest;
    if (place === undefined || own === undefined) {
        return false;
    }
    if (!Array.isArray(own) || nameOf === undefined) {
        return isMoved(lists, rest, own, old);
    }
    if (nameOf === "text") {
        // The engine has put the text of the state there already: nobody can tell which one the program has.
        return true;
    }
    const names = own.map((entry) => nameOf(entry as never));
    // What is checked first is in the state as it is sorted then.
    const namesBefore = Array.isArray(old) ? old.map((entry) => nameOf(entry as never)) : [...names].sort();
    // What is not known before the `up` is compared in it.
    if (names.includes(unknownValue)) {
        return false;
    }
    const places = place === "*" ? [...names.keys()] : [Number(place)];
    return places.some(
        (at) =>
            names[at] !== namesBefore[at] || isMoved(lists, inner, own[at], Array.isArray(old) ? old[at] : undefined),
    );
}

function propertyOf(holder: unknown, key: string): unknown {
    return typeof holder === "object" && holder !== null ? (holder as Properties)[key] : undefined;
}
