/** What the reference of an order is made of: the user's label or the default one, and the token of the resource. */
export interface Mark {
    readonly customerReference?: string;
    readonly __label: string;
    readonly __token: string;
}

/** Writes a reference: `label#token`. */
export function orderReference(label: string, token: string): string {
    return `${label}#${token}`;
}

/** The reference that the orders of a resource carry. */
export function referenceFor({ customerReference, __label, __token }: Mark): string {
    return orderReference(customerReference ?? __label, __token);
}

/** Says whether an order's reference carries this token. */
export function carriesToken(reference: string | undefined, token: string): boolean {
    return token !== "" && reference !== undefined && reference.endsWith(`#${token}`);
}

/** The label in an order's reference; the whole reference when it has no token. */
export function labelOf(reference: string | undefined, token: string): string | undefined {
    return carriesToken(reference, token) ? reference?.slice(0, -(token.length + 1)) : reference;
}
