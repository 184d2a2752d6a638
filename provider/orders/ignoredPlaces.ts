import { unknownValue, type CheckFailure } from "../lifecycle";

/** What a check is given, and the list as it will be in the state. */
interface Checked<Entry> {
    readonly olds: Readonly<Record<string, unknown>>;
    readonly news: Readonly<Record<string, unknown>>;
    readonly sorted: readonly Entry[];
}

/**
 * Refuses paths of the resource option `ignoreChanges` that name an entry of a list by a place where the state has another
 * entry. The engine fills such a path from the list of the state, which is sorted, before anybody else sees the inputs, so
 * one entry would get what another one has.
 */
export function refuseIgnoredPlaces<Entry>(
    list: string,
    { olds, news, sorted }: Checked<Entry>,
    namesOf: (entries: readonly Entry[]) => readonly string[],
): CheckFailure[] {
    const paths = news["__ignoreChanges"];
    const placed = (Array.isArray(paths) ? paths : []).flatMap((path) => {
        const [, property, place] = /^(\w+)\[(\d+|"?\*"?)\]/.exec(String(path)) ?? [];
        return property === list && place !== undefined ? [{ path: String(path), place: Number(place) }] : [];
    });
    if (placed.length === 0) {
        return [];
    }
    const names = namesOf(news[list] as Entry[]);
    // What is checked first is in the state as it is written then.
    const namesBefore = namesOf(Array.isArray(olds[list]) ? (olds[list] as Entry[]) : sorted);
    // What is not known before the `up` is compared in it.
    const isKnown = !names.includes(unknownValue);
    const isMoved = (place: number) => isKnown && names[place] !== namesBefore[place];
    return placed
        .filter(({ place }) => (Number.isNaN(place) ? names.some((_, index) => isMoved(index)) : isMoved(place)))
        .map(({ path }) => ({
            // The engine would print the whole value of a property that is named.
            property: "",
            reason:
                `ignoreChanges names ${path}, and counts in the list of the state, which is sorted: there another entry has this ` +
                "place, and this one would get what that one has. Write the list in the order of the state, or ignore a property of " +
                "the whole resource (such as `tags`)",
        }));
}
