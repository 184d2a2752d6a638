import { readFileSync } from "node:fs";
import type { Row } from "../rows";
import type { Store } from "../store";
import type { Table } from "../table";
import { header, isChange, type Change } from "./change";
import { DataFileError } from "./error";

/** Fills a fresh store from a data file; the length of what was written to its end, in bytes. */
export function readInto(file: string, store: Store): number {
    const text = readFileSync(file, "utf8");
    const lines = text.split("\n");
    // Without its end, the last line was never finished, and so never acknowledged to anybody.
    const torn = lines.pop() ?? "";
    if (lines.length === 0 && header.startsWith(torn)) {
        return 0;
    }
    if (lines[0] !== header) {
        throw new DataFileError(
            `${file} is no data file of this emulator: name another file, or move this one away to start afresh.`,
        );
    }
    const tables = new Map(Object.keys(store.tables()).map((name) => [name, new Map<string, Row>()]));
    lines.slice(1).forEach((line, i) => {
        apply(store, tables, changeOf(file, line, i + 2));
    });
    fill(file, store, tables);
    return Buffer.byteLength(text) - Buffer.byteLength(torn);
}

function fill(file: string, store: Store, tables: Map<string, Map<string, Row>>): void {
    try {
        for (const [name, table] of Object.entries(store.tables()) as [string, Table<Row>][]) {
            tables.get(name)?.forEach((row) => table.add(row));
        }
        store.derive();
    } catch (error) {
        throw damaged(`${file} has a record that lacks something (${String(error)})`, "");
    }
}

function changeOf(file: string, line: string, number: number): Change {
    try {
        const change: unknown = JSON.parse(line);
        if (isChange(change)) {
            return change;
        }
    } catch {
        // What is no JSON is as damaged as JSON that is no change.
    }
    throw damaged(
        `${file} is damaged in line ${String(number)}`,
        `or keep what stands before the damage: head -n ${String(number - 1)} FILE > NEWFILE; `,
    );
}

function damaged(what: string, remedy: string): DataFileError {
    return new DataFileError(
        `${what}. Nothing was changed in it. Restore it from a copy; ${remedy}or move it away to start afresh.`,
    );
}

function apply(store: Store, tables: Map<string, Map<string, Row>>, change: Change): void {
    const maps = store.maps();
    if (change.reset) {
        tables.forEach((rows) => {
            rows.clear();
        });
        Object.values(maps).forEach((map) => {
            map.clear();
        });
    }
    for (const [name, rows] of Object.entries(change.rows ?? {})) {
        rows.forEach((row) => tables.get(name)?.set(row.id, row));
    }
    for (const [name, ids] of Object.entries(change.gone ?? {})) {
        ids.forEach((id) => tables.get(name)?.delete(id));
    }
    for (const [name, entries] of Object.entries(change.entries ?? {})) {
        entries.forEach(([key, value]) => {
            // What was set last comes last, as it did when it was written.
            maps[name]?.delete(key);
            maps[name]?.set(key, value);
        });
    }
    for (const [name, keys] of Object.entries(change.deleted ?? {})) {
        keys.forEach((key) => maps[name]?.delete(key));
    }
    store.sequence = change.sequence ?? store.sequence;
}
