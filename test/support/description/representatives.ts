/** The places in a list of one record of each shape: the others cannot be wrong in any other way. */
export function representatives(body: unknown): number[] | undefined {
    const { data } = (body ?? {}) as { data?: unknown };
    return Array.isArray(data)
        ? [...new Map(data.map((each: unknown, i) => [JSON.stringify(shapeOf(each, "")), i])).values()]
        : undefined;
}

/** The same list with the records at these places only. */
export function only(body: unknown, places: number[] | undefined): unknown {
    const { data } = (body ?? {}) as { data?: unknown };
    return places === undefined || !Array.isArray(data)
        ? body
        : { ...(body as object), data: places.map((i) => data[i] as unknown) };
}

/** What of a value decides whether it is valid: the fields, their types, and the literals where only some are allowed. */
function shapeOf(value: unknown, name: string): unknown {
    if (Array.isArray(value)) {
        return [...new Set(value.map((each) => JSON.stringify(shapeOf(each, name))))];
    }
    if (typeof value === "object" && value !== null) {
        return Object.entries(value).map(([key, field]) => [key, shapeOf(field, key)]);
    }
    if (typeof value !== "string") {
        return value === null ? "null" : typeof value;
    }
    return /status|type|action|strategy|product|screening|method/.test(name) ? value : formOf(value);
}

function formOf(text: string): string {
    return /^\d{4}-\d\d-\d\dT/.test(text) ? "date" : /^[\da-f]{8}(-[\da-f]{4}){3}-/.test(text) ? "uuid" : "text";
}
