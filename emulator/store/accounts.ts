import { createHash } from "node:crypto";

/** Keys are kept as hashes only, so that no dump and no data file ever holds one. */
export function hashOf(key: string): string {
    return createHash("sha256").update(key).digest("hex");
}

/** A uuid that always belongs to the same account. */
export function accountUuid(account: string, kind: string): string {
    const hex = hashOf(`${kind}:${account}`);
    const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
    return [...parts, hex.slice(20, 32)].join("-");
}
