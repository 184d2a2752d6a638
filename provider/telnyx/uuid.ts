const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Says whether a text may be the id of an order or of a requirement group: they have UUIDs. */
export function isUuid(id: string): boolean {
    return uuid.test(id);
}
