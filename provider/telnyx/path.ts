/** Builds a path: every value is percent-encoded, so that no id can reach another endpoint. */
export function path(strings: TemplateStringsArray, ...ids: string[]): string {
    return strings.reduce((built, text, index) => built + segment(ids[index - 1] ?? "") + text);
}

function segment(id: string): string {
    if (id === "" || id === "." || id === "..") {
        throw new Error(`"${id}" is not an id`);
    }
    return encodeURIComponent(id);
}

/** Query parameters; those that are undefined are left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** Writes a query the way the API reads it: flat keys with literal brackets, such as `filter[phone_number]`. */
export function queryString(query: Query): string {
    return Object.entries(query)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`)
        .join("&");
}
