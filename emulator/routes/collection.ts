import { notFound } from "../errors";
import { pageOf } from "../server/paging";
import { param, type Call, type Route } from "../server/route";
import type { Stamped } from "../store/notificationRows";
import type { Store } from "../store/store";
import type { Table } from "../store/table";

/** What a record consists of that a request makes. */
export type Fields<T extends Stamped> = Omit<T, "id" | "account" | "created_at" | "updated_at">;

/** A kind of record with the usual verbs: list, create, retrieve, update, delete. */
export interface Collection<T extends Stamped> {
    path: string;
    /** What one record is called in errors. */
    what: string;
    table: (store: Store) => Table<T>;
    /** @default a uuid */
    id?: (store: Store) => string;
    create: (call: Call) => Fields<T>;
    /** Left out: the records cannot be changed. */
    update?: (call: Call, row: T) => Partial<Fields<T>>;
    /** What a record looks like. @default all its fields, but not its account */
    format?: (row: T) => unknown;
    /** What the filters of a query ask. @default all are listed */
    isListed?: (call: Call) => (row: T) => boolean;
    /** What else happens when a record is deleted. */
    deleted?: (call: Call, row: T) => void;
}

/** The record that a path names. */
export function findIn<T extends Stamped>({ table, what }: Collection<T>, call: Call): T {
    const row = table(call.world.store).of(call.account, param(call, "id"));
    if (row === undefined) {
        throw notFound(what);
    }
    return row;
}

function plain<T extends Stamped>({ account, ...fields }: T): unknown {
    void account;
    return fields;
}

function add<T extends Stamped>({ table, id, create }: Collection<T>, call: Call): T {
    const { store, clock } = call.world;
    const fields = create(call);
    const now = new Date(clock.now()).toISOString();
    const own = { id: id?.(store) ?? store.uuid(), account: call.account, created_at: now, updated_at: now };
    return table(store).add({ ...fields, ...own } as unknown as T);
}

function change<T extends Stamped>(collection: Collection<T>, call: Call, row: T): T {
    const given = Object.entries(collection.update?.(call, row) ?? {}).filter(([, value]) => value !== undefined);
    return Object.assign(row, Object.fromEntries(given), {
        updated_at: new Date(call.world.clock.now()).toISOString(),
    });
}

function remove<T extends Stamped>(collection: Collection<T>, call: Call): T {
    const row = findIn(collection, call);
    collection.table(call.world.store).remove(row);
    collection.deleted?.(call, row);
    return row;
}

/** The verbs of a collection; lists are newest first, unless `sort` names a field. */
export function collectionRoutes<T extends Stamped>(collection: Collection<T>): Route[] {
    const { path, table, isListed, format = plain } = collection;
    const one = `${path}/:id`;
    const list = (call: Call) => {
        const rows = table(call.world.store)
            .list(call.account)
            .filter(isListed?.(call) ?? (() => true));
        return pageOf(sorted(rows.reverse(), call.query.get("sort")), call.query, format);
    };
    const update: Route[] = collection.update
        ? [
              {
                  method: "PATCH",
                  path: one,
                  answer: (call) => ({ data: format(change(collection, call, findIn(collection, call))) }),
              },
          ]
        : [];
    return [
        { method: "GET", path, answer: list },
        { method: "POST", path, answer: (call) => ({ data: format(add(collection, call)) }) },
        { method: "GET", path: one, answer: (call) => ({ data: format(findIn(collection, call)) }) },
        ...update,
        { method: "DELETE", path: one, answer: (call) => ({ data: format(remove(collection, call)) }) },
    ];
}

/** Records in the order of one of their fields; a minus before its name turns the order round. */
export function sorted<T extends Stamped>(rows: T[], sort: string | undefined): T[] {
    const field = (sort ?? "").replace(/^[-+]/, "") as keyof T;
    if (rows[0] === undefined || !Object.hasOwn(rows[0], field)) {
        return rows;
    }
    const ascending = rows.sort((one, other) => String(one[field]).localeCompare(String(other[field])));
    return sort?.startsWith("-") ? ascending.reverse() : ascending;
}
