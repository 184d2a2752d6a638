import type { RequirementType } from "../catalogue/requirementTypes";
import { requirementsOf } from "../catalogue/combinations";
import { accountUuid } from "../store/accounts";
import { identify } from "../numbering/identify";

/** When the catalogue came into being; it never changes while an emulator runs. */
const since = "2024-01-01T00:00:00.000Z";

/** One country and number type with its requirements. */
export interface Combination {
    country_code: string;
    phone_number_type: string;
}

/** A requirement type of the catalogue. The catalogue knows no dates: there they are texts. */
export function requirementTypeRecord(type: RequirementType) {
    const { id, name, field_type, description, example, acceptance_criteria } = type;
    const { regex, ...criteria } = acceptance_criteria;
    void regex;
    return {
        id,
        record_type: "requirement_type",
        name,
        type: field_type === "datetime" ? "textual" : field_type,
        description,
        example,
        acceptance_criteria: criteria,
        created_at: since,
        updated_at: since,
    };
}

/** What the catalogue says of one combination. */
export function requirementRecord({ country_code, phone_number_type }: Combination) {
    return {
        id: accountUuid(`${country_code} ${phone_number_type}`, "requirement"),
        record_type: "requirement",
        country_code,
        phone_number_type,
        action: "both",
        locality: null,
        requirement_types: requirementsOf(country_code, phone_number_type).map(requirementTypeRecord),
        version: 1,
        effective_start_at: since,
        effective_end_at: null,
        created_at: since,
        updated_at: since,
    };
}

/** The requirements of one combination; lengths are texts in this family. */
export function regulatoryRequirements({ country_code, phone_number_type }: Combination, action: string) {
    return {
        country_code,
        phone_number_type,
        action,
        regulatory_requirements: requirementsOf(country_code, phone_number_type).map((type) => ({
            id: type.id,
            name: type.name,
            description: type.description,
            example: type.example,
            field_type: type.field_type,
            acceptance_criteria: textCriteria(type),
        })),
    };
}

function textCriteria({ acceptance_criteria }: RequirementType): Record<string, string | string[]> {
    return Object.fromEntries(
        Object.entries(acceptance_criteria).map(([name, value]) => [
            name,
            typeof value === "number" ? String(value) : (value as string | string[]),
        ]),
    );
}

/** The requirements of one number. */
export function phoneNumberRequirements(phoneNumber: string) {
    const { country = "", type = "local" } = identify(phoneNumber) ?? {};
    return {
        phone_number: phoneNumber,
        phone_number_type: type,
        record_type: "phone_number_regulatory_requirements",
        region_information: [{ region_type: "country_code", region_name: country }],
        regulatory_requirements: requirementsOf(country, type).map((requirement) => ({
            id: requirement.id,
            record_type: "regulatory_requirement",
            label: requirement.name,
            field_type: requirement.field_type,
            description: requirement.description,
            example: requirement.example,
            acceptance_criteria: {
                field_type: requirement.field_type,
                locality_limit: requirement.acceptance_criteria.locality_limit ?? "",
            },
        })),
    };
}
