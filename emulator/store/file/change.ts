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
