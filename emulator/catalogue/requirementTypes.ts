/** What a value of a requirement has to be like. */
export interface AcceptanceCriteria {
    min_length?: number;
    max_length?: number;
    acceptable_characters?: string;
    acceptable_values?: string[];
    regex?: string;
    time_limit?: string;
    locality_limit?: string;
}

/** One kind of paper, as the catalogue describes it. */
export interface RequirementType {
    id: string;
    name: string;
    field_type: "textual" | "datetime" | "address" | "document";
    description: string;
    example: string;
    acceptance_criteria: AcceptanceCriteria;
}

/** The kinds of paper that the emulator's countries ask for; the ids are fixed, so programs may name them. */
export const requirementTypes = {
    addressInArea: {
        id: "11111111-aaaa-4bbb-8ccc-222222222222",
        name: "Address matching the number's area",
        field_type: "address",
        description: "A street address in the area that the number's destination code stands for.",
        example: "Marienplatz 1, 80331 München",
        acceptance_criteria: { locality_limit: "Identical locality as the numbers desired" },
    },
    addressInCountry: {
        id: "11111111-aaaa-4bbb-8ccc-333333333333",
        name: "Address in the number's country",
        field_type: "address",
        description: "A street address in the country of the number.",
        example: "1 High Street, London EC1A 1AA",
        acceptance_criteria: { locality_limit: "Issued by the same country that the phone number belongs to" },
    },
    proofOfAddress: {
        id: "33333333-aaaa-4bbb-8ccc-444444444444",
        name: "Proof of address",
        field_type: "document",
        description: "A document that shows the user's name and the address given.",
        example: "Utility bill, internet bill or lease",
        acceptance_criteria: { time_limit: "Less than 3 months old" },
    },
    proofOfIdentity: {
        id: "33333333-aaaa-4bbb-8ccc-555555555555",
        name: "Proof of identity",
        field_type: "document",
        description: "A passport or identity card of the end user.",
        example: "Passport",
        acceptance_criteria: { time_limit: "Current and not expired" },
    },
    businessName: {
        id: "55555555-aaaa-4bbb-8ccc-666666666666",
        name: "Name of the end user's business",
        field_type: "textual",
        description: "The registered name of the business that will use the number.",
        example: "Acme Limited",
        acceptance_criteria: { min_length: 2, max_length: 100 },
    },
    registrationNumber: {
        id: "55555555-aaaa-4bbb-8ccc-777777777777",
        name: "Business registration number",
        field_type: "textual",
        description: "The number under which the business is registered.",
        example: "12345678",
        acceptance_criteria: {
            min_length: 5,
            max_length: 20,
            acceptable_characters: "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-",
            regex: "^[A-Z0-9-]+$",
        },
    },
    intendedUse: {
        id: "55555555-aaaa-4bbb-8ccc-888888888888",
        name: "Intended use",
        field_type: "textual",
        description: "What the number is for.",
        example: "Business",
        acceptance_criteria: { acceptable_values: ["Business", "Private"] },
    },
    dateOfBirth: {
        id: "77777777-aaaa-4bbb-8ccc-999999999999",
        name: "Date of birth",
        field_type: "datetime",
        description: "The end user's date of birth.",
        example: "1985-04-12",
        acceptance_criteria: {},
    },
} as const satisfies Record<string, RequirementType>;

const byId = new Map<string, RequirementType>(Object.values(requirementTypes).map((type) => [type.id, type]));

/** The kind of paper with this id. */
export function requirementType(id: string): RequirementType | undefined {
    return byId.get(id);
}
