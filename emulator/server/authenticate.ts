import { apiError } from "../errors";
import { hashOf } from "../store/accounts";
import type { Store } from "../store/store";

/** The account of a request by its Authorization header. */
export function authenticate(store: Store, authorization: string | undefined): string {
    const key = /^Bearer +(.*\S)\s*$/i.exec(authorization ?? "")?.[1];
    if (key === undefined) {
        throw apiError(401, "10009", "The request carries no API key.");
    }
    const hash = hashOf(key);
    if (store.revokedKeys.has(hash)) {
        throw apiError(401, "10009", "The API key sent with this request was not recognised.");
    }
    return store.keys.get(hash) ?? `account-${hash.slice(0, 8)}`;
}
