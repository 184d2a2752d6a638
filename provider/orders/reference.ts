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

/** Says whether a reference carries a token, and not this one: another resource placed the order, or took it over. */
export function isMarkedByOther(reference: string | undefined, token: string): boolean {
    return token !== "" && hasToken(reference) && !carriesToken(reference, token);
}

/**
 * Says whether a reference carries any token. People write such things as `Invoice #202611270001`: digits alone are none behind
 * white space, or behind nothing. A mark of ours looks like that only where the user's own label ends in white space, and one
 * token in 280 has digits only.
 */
export function hasToken(reference = ""): boolean {
    const [, label = "", token = ""] = /^(.*)#([0-9a-f]{12})$/s.exec(reference) ?? [];
    return /[a-f]/.test(token) || (token !== "" && /\S$/.test(label));
}

/** The label in an order's reference; the whole reference when it has no token. */
export function labelOf(reference: string | undefined, token: string): string | undefined {
    return carriesToken(reference, token) ? reference?.slice(0, -(token.length + 1)) : reference;
}

/**
 * Says whether a reference has the default label of a resource of the same name in another project or stack: that of
 * this one before its project or stack was renamed, perhaps.
 */
function isNamesake(reference: string | undefined, { __label }: Pick<Mark, "__label">): boolean {
    const theirs = reference?.replace(/#[0-9a-f]{12}$/, "").split("/") ?? [];
    const ours = __label.split("/");
    const isDefault = theirs.length >= 4 && ours.length >= 4 && theirs.join("/") !== __label;
    // `telnyx:owner` may stand before the organization.
    return isDefault && theirs.at(-1) === ours.at(-1) && theirs.at(-4) === ours.at(-4);
}

/** What to do where the order of another resource was found that may have been this one; undefined of all others. */
export function namesakeAdvice(
    reference: string | undefined,
    mark: Pick<Mark, "__label" | "__token">,
): string | undefined {
    if (isMarkedByOther(reference, mark.__token) && reference?.replace(/#[0-9a-f]{12}$/, "") === mark.__label) {
        return sameLabelAdvice;
    }
    return isNamesake(reference, mark) ? renamedAdvice : undefined;
}

const sameLabelAdvice =
    "Its label is that of this resource, and its mark that of one with another parent. If this one was moved, into a " +
    "component for instance, do not order again: give it the option `aliases` (such as `aliases: [{ parent: " +
    "pulumi.rootStackResource }]`), and nothing happens to it";

const renamedAdvice =
    "Its label differs from that of this resource only in the project or stack. If one of them was renamed since, in Pulumi.yaml " +
    "for instance, do not order again: undo that, run `pulumi stack rename <organization>/<new project>/<stack>`, and only then " +
    "change Pulumi.yaml";
