import type { Row } from "./rows";

/** Records of one kind, found by id and listed by account in the order they were made. */
export class Table<T extends Row> {
    readonly #byId = new Map<string, T>();
    readonly #byAccount = new Map<string, T[]>();

    /** Keeps a new record and hands it back. */
    add(row: T): T {
        this.#byId.set(row.id, row);
        const rows = this.#byAccount.get(row.account);
        if (rows) {
            rows.push(row);
        } else {
            this.#byAccount.set(row.account, [row]);
        }
        return row;
    }

    /** The record with this id, whosever it is. */
    find(id: string): T | undefined {
        return this.#byId.get(id);
    }

    /** The record with this id if it is this account's. */
    of(account: string, id: string): T | undefined {
        const row = this.#byId.get(id);
        return row?.account === account ? row : undefined;
    }

    /** The records that these ids name. */
    pick(ids: readonly string[]): T[] {
        return ids.map((id) => this.#byId.get(id)).filter((row) => row !== undefined);
    }

    /** An account's records, oldest first; without an account, all. */
    list(account?: string): readonly T[] {
        return account === undefined ? [...this.#byId.values()] : (this.#byAccount.get(account) ?? []);
    }

    /** How many records there are. */
    get size(): number {
        return this.#byId.size;
    }

    /** Forgets a record. */
    remove(row: T): void {
        this.#byId.delete(row.id);
        const rows = this.#byAccount.get(row.account) ?? [];
        rows.splice(rows.indexOf(row), 1);
    }

    /** Forgets all. */
    clear(): void {
        this.#byId.clear();
        this.#byAccount.clear();
    }
}
