import operations from "./operations.json";

const placeholder = /^(:|\{)/;

/** True if a path is one that a template means; `:id` and `{}` stand for any one segment. */
export function isMeantBy(template: string, path: string): boolean {
    return areMeantBy(template.split("/"), path.split("/"));
}

/** The same for templates and paths that are split already: thousands are compared at every start. */
export function areMeantBy(expected: readonly string[], given: readonly string[]): boolean {
    return (
        expected.length === given.length &&
        expected.every((part, i) => part === given[i] || (placeholder.test(part) && given[i] !== ""))
    );
}

/** An operation of the official API, whether emulated or not. */
export interface Operation {
    method: string;
    /** With `{}` where a part is free. */
    path: string;
}

/** Of some paths the official client repeats the version that its base URL ends with; others may not. */
const official = Object.entries(operations).flatMap(([path, methods]) =>
    path.startsWith("/v2/")
        ? [[path, methods] as const, [path.slice(3), methods] as const]
        : [[path, methods] as const],
);

/** All operations of the official API, as the official npm client has them. */
export function officialOperations(): Operation[] {
    return official.flatMap(([path, methods]) => methods.split(" ").map((method) => ({ method, path })));
}

/** The methods that the official API knows at a path; of several templates that fit, the one with most fixed parts. */
export function officialMethods(path: string): string[] {
    const fixed = (template: string): number => template.split("/").filter((part) => !placeholder.test(part)).length;
    const [best] = official
        .filter(([template]) => isMeantBy(template, path))
        .sort(([one], [other]) => fixed(other) - fixed(one));
    return best?.[1].split(" ") ?? [];
}
