import type { RequirementType } from "./requirementTypes";

const forms: Record<string, [RegExp, string]> = {
    address: [/^\d{6,20}$/, "the numeric id of an address"],
    document: [/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, "the uuid of a document"],
    datetime: [/^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?$/, "an ISO 8601 date"],
};

/** Why a requirement does not accept a value; undefined if it does. The value is never repeated: it may be personal. */
export function valueFault(
    { name, field_type, acceptance_criteria }: RequirementType,
    value: string,
): string | undefined {
    // An empty text takes a value back, whatever the type.
    if (value === "") {
        return undefined;
    }
    const form = forms[field_type];
    if (form) {
        return form[0].test(value) ? undefined : `'${name}' must be ${form[1]}.`;
    }
    const { min_length = 0, max_length = Infinity, acceptable_values, regex } = acceptance_criteria;
    if (value.length < min_length || value.length > max_length) {
        return `'${name}' must have ${String(min_length)} to ${String(max_length)} characters.`;
    }
    if (acceptable_values && !acceptable_values.includes(value)) {
        return `'${name}' must be one of: ${acceptable_values.join(", ")}.`;
    }
    return regex === undefined || new RegExp(regex).test(value) ? undefined : `'${name}' has unacceptable characters.`;
}
