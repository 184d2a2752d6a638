/**
 * Every order is placed with the customer reference `label#token`: the label is for people, the token says which
 * resource the order belongs to. The API has no idempotency key for orders; this is what stands in for one.
 */
export function orderReference(label: string, token: string): string {
    return `${label}#${token}`;
}

/** Says whether an order's reference carries this token. */
export function carriesToken(reference: string | undefined, token: string): boolean {
    return token !== "" && reference !== undefined && reference.endsWith(`#${token}`);
}

/** The label in an order's reference; the whole reference when it has no token. */
export function labelOf(reference: string | undefined, token: string): string | undefined {
    return carriesToken(reference, token) ? reference?.slice(0, -(token.length + 1)) : reference;
}
