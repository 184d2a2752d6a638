import type { Row } from "./rows";

/** Records of one kind, found by id and listed by account in the order they were made. */
export class Table<T extends Row> {
    readonly #byId = new Map<string, T>();
    readonly #byAccount = new Map<string, T[]>();

    #watcher: ((id: string) => void) | undefined;

    /** From now on this is told of every record that comes, goes, or is handed out and so may be changed. */
    watch(watcher: (id: string) => void): void {
        this.#watcher = watcher;
    }

    /** Says that a record may be changed that was handed out some time ago, or only to be looked at. */
    touch(row: T): void {
        this.#watcher?.(row.id);
    }

    /** Keeps a new record and hands it back. */
    add(row: T): T {
        this.touch(row);
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
        return this.#handOut(this.#byId.get(id));
    }

    /** The record with this id, only to be looked at. */
    peek(id: string): T | undefined {
        return this.#byId.get(id);
    }

    /** The record with this id if it is this account's. */
    of(account: string, id: string): T | undefined {
        const row = this.#byId.get(id);
        return row?.account === account ? this.#handOut(row) : undefined;
    }

    /** The records that these ids name. */
    pick(ids: Iterable<string>): T[] {
        return [...ids].map((id) => this.find(id)).filter((row) => row !== undefined);
    }

    /** The same, only to be looked at. */
    glimpse(ids: Iterable<string>): T[] {
        return [...ids].map((id) => this.#byId.get(id)).filter((row) => row !== undefined);
    }

    /** An account's records, oldest first; without an account, all. */
    list(account?: string): readonly T[] {
        const rows = this.view(account);
        if (this.#watcher !== undefined) {
            rows.forEach((row) => this.#handOut(row));
        }
        return rows;
    }

    /** The same, only to be looked at. */
    view(account?: string): readonly T[] {
        return account === undefined ? [...this.#byId.values()] : (this.#byAccount.get(account) ?? []);
    }

    /** How many records there are. */
    get size(): number {
        return this.#byId.size;
    }

    /** Forgets a record. */
    remove(row: T): void {
        this.touch(row);
        this.#byId.delete(row.id);
        const rows = this.#byAccount.get(row.account) ?? [];
        rows.splice(rows.indexOf(row), 1);
    }

    /** Forgets all. */
    clear(): void {
        this.#byId.clear();
        this.#byAccount.clear();
    }

    #handOut<R extends T | undefined>(row: R): R {
        if (row !== undefined) {
            this.touch(row);
        }
        return row;
    }
}
