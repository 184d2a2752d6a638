import { unprocessable } from "../errors";

/** The query of a request, read with the brackets of its keys. */
export class Query {
    constructor(readonly flat: Record<string, string>) {}

    /** The value at a path of keys: `get("filter", "status")` is `filter[status]`. */
    get(first: string, ...rest: string[]): string | undefined {
        const key = first + rest.map((part) => `[${part}]`).join("");
        return this.flat[key] ?? this.flat[`${key}[]`];
    }

    /** The value at a path, taken apart at its commas. */
    list(first: string, ...rest: string[]): string[] | undefined {
        return this.get(first, ...rest)?.split(",");
    }

    /** The value at a path as a boolean; what is neither true nor false counts as left out. */
    flag(first: string, ...rest: string[]): boolean | undefined {
        const value = this.get(first, ...rest);
        return value === "true" ? true : value === "false" ? false : undefined;
    }

    /** The value at a path as a positive number; anything else is refused with this pointer. */
    positive(pointer: string, first: string, ...rest: string[]): number | undefined {
        const value = this.get(first, ...rest);
        if (value !== undefined && !/^[1-9]\d{0,8}$/.test(value)) {
            throw unprocessable(`${pointer} must be a positive integer.`, pointer);
        }
        return value === undefined ? undefined : Number(value);
    }
}

/** Reads a query text; of a repeated key all values are kept, joined by commas. */
export function parseQuery(text: string): Record<string, string> {
    const flat = new Map<string, string>();
    for (const [key, value] of new URLSearchParams(text)) {
        const before = flat.get(key);
        flat.set(key, before === undefined ? value : `${before},${value}`);
    }
    return Object.fromEntries(flat);
}
