/** The keys of a path as Pulumi writes it: `phoneNumbers[1]["tags"]` has three; `*` is any key. */
export function keysOf(path: string): string[] {
    return [...path.matchAll(/"((?:\\.|[^"\\])*)"|[^.[\]"]+/g)].map(([key, quoted]) => quoted ?? key);
}

/** What stands at a path; undefined where the path leads nowhere. */
export function valueAt(properties: unknown, keys: readonly PropertyKey[]): unknown {
    return keys.reduce<unknown>(
        (at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key],
        properties,
    );
}
