/** The keys of a path as Pulumi writes it: `phoneNumbers[1]["tags"]` has three; `*` is any key. */
export function keysOf(path: string): string[] {
    return [...path.matchAll(/"((?:\\.|[^"\\])*)"|[^.[\]"]+/g)].map(([key, quoted]) => quoted ?? key);
}
