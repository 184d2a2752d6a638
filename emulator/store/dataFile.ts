import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { Store } from "./store";
import type { Row } from "./rows";
import type { Table } from "./table";

/** What a data file holds: the records of all tables and what cannot be derived from them. */
interface Snapshot {
    format: "telnyx-emulator-1";
    tables: Record<string, Row[]>;
    maps: Record<string, [string, unknown][]>;
    searched: [string, string[]][];
    revokedKeys: string[];
    sequence: number;
}

const tables = (store: Store) => store.tables() as Record<string, Table<Row>>;

const maps = (store: Store): Record<string, Map<string, unknown>> => ({
    claims: store.claims,
    holds: store.holds,
    keys: store.keys,
    refusals: store.refusals,
});

/** Writes the whole store; a reader never sees half of it. */
export function writeDataFile(file: string, store: Store): void {
    const entries = <T, U>(record: Record<string, T>, to: (value: T) => U) =>
        Object.fromEntries(Object.entries(record).map(([name, value]) => [name, to(value)]));
    const snapshot: Snapshot = {
        format: "telnyx-emulator-1",
        tables: entries(tables(store), (table) => [...table.list()]),
        maps: entries(maps(store), (map) => [...map]),
        searched: [...store.searched].map(([account, seen]) => [account, [...seen]]),
        revokedKeys: [...store.revokedKeys],
        sequence: store.sequence,
    };
    writeFileSync(`${file}.new`, JSON.stringify(snapshot), { mode: 0o600 });
    renameSync(`${file}.new`, file);
}

/** Fills a fresh store from a data file, if there is one. */
export function readDataFile(file: string, store: Store): void {
    if (!existsSync(file)) {
        return;
    }
    const snapshot = JSON.parse(readFileSync(file, "utf8")) as Snapshot;
    if ((snapshot.format as string) !== "telnyx-emulator-1") {
        throw new Error(`${file} is no data file of this emulator`);
    }
    for (const [name, table] of Object.entries(tables(store))) {
        snapshot.tables[name]?.forEach((row) => table.add(row));
    }
    for (const [name, map] of Object.entries(maps(store))) {
        snapshot.maps[name]?.forEach(([key, value]) => map.set(key, value));
    }
    snapshot.searched.forEach(([account, seen]) => {
        store.markSearched(account, seen);
    });
    snapshot.revokedKeys.forEach((hash) => store.revokedKeys.add(hash));
    store.sequence = snapshot.sequence;
    store.derive();
}
