import type { RequirementGroup } from "../store/groupRows";

/** A requirement group; the API sends it bare, without a `data` around it. */
export function requirementGroup(group: RequirementGroup) {
    const { id, country_code, phone_number_type, action, customer_reference, status, created_at, updated_at } = group;
    return {
        id,
        record_type: "requirement_group",
        country_code,
        phone_number_type,
        action,
        customer_reference,
        status,
        regulatory_requirements: group.values,
        created_at,
        updated_at,
    };
}
