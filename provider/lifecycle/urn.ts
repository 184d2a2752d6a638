/** The URN that a resource of a type without a parent has, by its default label: `organization/project/stack/name`. */
export function usualUrn(label: unknown, type: string): string | undefined {
    const [, project, stack, ...name] = typeof label === "string" ? label.split("/") : [];
    return name.length === 0 ? undefined : `urn:pulumi:${stack}::${project}::${type}::${name.join("/")}`;
}

/** Says whether a URN is the usual one for a label: then no state has to hold it. */
export function isUsualUrn(urn: unknown, label: unknown): boolean {
    const [, , type] = typeof urn === "string" ? urn.split("::") : [];
    // A child's type stands behind those of its parents.
    return type !== undefined && !type.includes("$") && usualUrn(label, type) === urn;
}
