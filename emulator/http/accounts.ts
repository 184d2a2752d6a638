import { createHash } from "node:crypto";
import { apiError } from "../errors";
import type { Store } from "../store/store";

/** Keys are kept as hashes only, so that no dump and no data file ever holds one. */
export function hashOf(key: string): string {
    return createHash("sha256").update(key).digest("hex");
}

/** The account of a request by its Authorization header. */
export function authenticate(store: Store, authorization: string | undefined): string {
    const key = /^Bearer\s+(\S+)\s*$/i.exec(authorization ?? "")?.[1];
    if (key === undefined) {
        throw apiError(401, "10009", "The request carries no API key.");
    }
    const hash = hashOf(key);
    if (store.revokedKeys.has(hash)) {
        throw apiError(401, "10009", "The API key sent with this request was not recognised.");
    }
    return store.keys.get(hash) ?? `account-${hash.slice(0, 8)}`;
}

/** A uuid that always belongs to the same account. */
export function accountUuid(account: string, kind: string): string {
    const hex = hashOf(`${kind}:${account}`);
    const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
    return [...parts, hex.slice(20, 32)].join("-");
}
