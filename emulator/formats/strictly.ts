/** Statuses that only the guides know, and what only a request may say; each with the nearest of the description. */
const nearest = new Map([
    ["number_order status cancelled", "failure"],
    ["number_order status deleted", "success"],
    ["sub_number_order status cancelled", "failure"],
    ["sub_number_order status deleted", "success"],
    ["requirement_group status no-longer-eligible", "expired"],
    ["credential_connection webhook_api_version texml", "2"],
]);

/** Fields that real replies have and the official description has not. */
const undeclared = new Set([
    "available_phone_number phone_number_type",
    "phone_number_slim tags",
    "sub_number_order phone_numbers",
]);

/** The only null that the description demands: the pin of a number that has none, in its full form. */
function isDemanded(record: Record<string, unknown>, field: string): boolean {
    return record.record_type === "phone_number" && "source_type" in record && field === "external_pin";
}

/**
 * A reply as strictly typed clients take it: without the nulls, fields and statuses that the official description does
 * not have, although the real API sends them.
 */
export function strictly(body: unknown): unknown {
    if (Array.isArray(body)) {
        return body.map(strictly);
    }
    if (typeof body !== "object" || body === null) {
        return body;
    }
    const record = body as Record<string, unknown>;
    const kind = typeof record.record_type === "string" ? record.record_type : "";
    const entries = Object.entries(record)
        .filter(([name, value]) => value !== null || isDemanded(record, name))
        .filter(([name]) => !undeclared.has(`${kind} ${name}`))
        .map(([name, value]) => [
            name,
            typeof value === "string" ? (nearest.get(`${kind} ${name} ${value}`) ?? value) : strictly(value),
        ]);
    return Object.fromEntries(entries);
}
