import type { Row } from "../rows";

/** The first line of every data file. */
export const header = JSON.stringify({ format: "telnyx-emulator-2" });

/** What one request changed: a line of the data file. */
export interface Change {
    /** True: everything before is forgotten. */
    reset?: true;
    /** Records as they are now, by table. */
    rows?: Record<string, Row[]>;
    /** Ids of records that are gone, by table. */
    gone?: Record<string, string[]>;
    /** Entries as they are now, by map. */
    entries?: Record<string, [key: string, value: unknown][]>;
    /** Keys that are gone, by map. */
    deleted?: Record<string, string[]>;
    /** How many numeric ids were given out. */
    sequence?: number;
}

/** True for what a line may hold; a row is only looked at as far as reading needs it. */
export function isChange(value: unknown): value is Change {
    if (!isRecord(value)) {
        return false;
    }
    const { rows, gone, entries, deleted, sequence = 0 } = value;
    return (
        areListsOf(rows, isRow) &&
        areListsOf(gone, isText) &&
        areListsOf(entries, isEntry) &&
        areListsOf(deleted, isText) &&
        Number.isSafeInteger(sequence)
    );
}

function areListsOf(lists: unknown, isMember: (value: unknown) => boolean): boolean {
    const all = lists === undefined ? [] : isRecord(lists) ? Object.values(lists) : [undefined];
    return all.every((list) => Array.isArray(list) && list.every(isMember));
}

function isRow(value: unknown): boolean {
    return isRecord(value) && isText(value.id) && isText(value.account);
}

function isEntry(value: unknown): boolean {
    return Array.isArray(value) && value.length === 2 && isText(value[0]);
}

function isText(value: unknown): boolean {
    return typeof value === "string";
}

function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
