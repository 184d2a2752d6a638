import type { Store } from "../store";

/** A change that is to be written, and what to call once it is. */
export interface Recorded {
    line: string;
    accept: () => void;
}

/**
 * Finds out what changed in a store: it is told what was handed out, and compares that with what it wrote last. So
 * whoever changes a record need not say so.
 */
export class Recorder {
    /** The records as they were written, by table and id. */
    readonly #written = new Map<string, Map<string, string>>();
    readonly #suspects = new Map<string, Set<string>>();
    readonly #keys = new Map<string, Set<string>>();
    #sequence: number;
    /** True while nothing that is handed out will be changed. */
    isReading = false;

    constructor(
        readonly store: Store,
        isWritten: boolean,
    ) {
        this.#sequence = isWritten ? store.sequence : 0;
        for (const [name, table] of Object.entries(store.tables())) {
            const rows = table.list();
            this.#written.set(name, new Map(isWritten ? rows.map((row) => [row.id, JSON.stringify(row)]) : []));
            const suspects = new Set(isWritten ? [] : rows.map(({ id }) => id));
            this.#suspects.set(name, suspects);
            table.watch((id) => {
                if (!this.isReading) {
                    suspects.add(id);
                }
            });
        }
        for (const [name, map] of Object.entries(store.maps())) {
            const keys = new Set(isWritten ? [] : map.keys());
            this.#keys.set(name, keys);
            map.watch((key) => keys.add(key));
        }
    }

    /** What changed since the last change that was accepted. */
    change(): Recorded | undefined {
        const changed = this.#changedRows();
        const parts = [...changed.parts, ...this.#changedEntries()];
        const { sequence } = this.store;
        if (sequence !== this.#sequence) {
            parts.push(`"sequence":${String(sequence)}`);
        }
        const accept = (): void => {
            changed.accept();
            this.#suspects.forEach((ids) => {
                ids.clear();
            });
            this.#keys.forEach((keys) => {
                keys.clear();
            });
            this.#sequence = sequence;
        };
        return parts.length === 0 ? (accept(), undefined) : { line: `{${parts.join(",")}}`, accept };
    }

    /** Everything that was written, as few lines; what is not accepted yet is no part of it. */
    *snapshot(): Generator<string> {
        for (const [name, rows] of this.#written) {
            const all = [...rows.values()];
            for (let first = 0; first < all.length; first += 200) {
                yield `{"rows":{"${name}":[${all.slice(first, first + 200).join(",")}]}}`;
            }
        }
        const entries = Object.entries(this.store.maps()).map(([name, map]) => [name, [...map]]);
        yield JSON.stringify({ entries: Object.fromEntries(entries) as unknown, sequence: this.#sequence });
    }

    #changedRows(): { parts: string[]; accept: () => void } {
        const [rows, gone, acts]: [string[], string[], (() => void)[]] = [[], [], []];
        for (const [name, table] of Object.entries(this.store.tables())) {
            const written = this.#written.get(name) ?? new Map<string, string>();
            const ids = [...(this.#suspects.get(name) ?? [])];
            const present = ids.map((id) => ({ id, text: jsonOf(table.peek(id)) }));
            const fresh = present.filter(({ id, text }) => text !== undefined && text !== written.get(id));
            const lost = present.filter(({ id, text }) => text === undefined && written.has(id));
            if (fresh.length > 0) {
                rows.push(`"${name}":[${fresh.map(({ text }) => text).join(",")}]`);
            }
            if (lost.length > 0) {
                gone.push(`"${name}":${JSON.stringify(lost.map(({ id }) => id))}`);
            }
            acts.push(() => {
                fresh.forEach(({ id, text }) => written.set(id, text ?? ""));
                lost.forEach(({ id }) => written.delete(id));
            });
        }
        const parts = [...part("rows", rows), ...part("gone", gone)];
        return {
            parts,
            accept: () => {
                acts.forEach((act) => {
                    act();
                });
            },
        };
    }

    #changedEntries(): string[] {
        const [entries, deleted]: [string[], string[]] = [[], []];
        for (const [name, map] of Object.entries(this.store.maps())) {
            const keys = [...(this.#keys.get(name) ?? [])];
            const present = keys.filter((key) => map.has(key));
            if (present.length > 0) {
                entries.push(`"${name}":${JSON.stringify(present.map((key) => [key, map.get(key)]))}`);
            }
            if (present.length < keys.length) {
                deleted.push(`"${name}":${JSON.stringify(keys.filter((key) => !map.has(key)))}`);
            }
        }
        return [...part("entries", entries), ...part("deleted", deleted)];
    }
}

function part(name: string, members: string[]): string[] {
    return members.length === 0 ? [] : [`"${name}":{${members.join(",")}}`];
}

function jsonOf(row: unknown): string | undefined {
    return row === undefined ? undefined : JSON.stringify(row);
}
