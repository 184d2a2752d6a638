import { readBack } from "../lifecycle/readBack";
import { readValues } from "../requirements/readValues";
import type { RegulatoryRequirement } from "../telnyx/regulatoryRequirements";
import type { RequirementGroupRecord } from "../telnyx/requirementGroups";
import type { RequirementGroupInputs, RequirementGroupState } from "./schema";

/** Writes down what was observed. `inputs` say what is declared; `catalogue` has names and descriptions. */
export function toState(
    group: RequirementGroupRecord,
    inputs: RequirementGroupInputs,
    catalogue: readonly RegulatoryRequirement[],
): RequirementGroupState {
    const described = new Map(catalogue.map((requirement) => [requirement.id, requirement]));
    const shown = group.regulatoryRequirements.map((requirement) => ({
        ...requirement,
        // An unfilled requirement has no value; empty and absent are the same (telnyx-api.md, section 4.5).
        fieldValue: requirement.fieldValue ?? "",
    }));
    return {
        ...inputs,
        countryCode: group.countryCode ?? inputs.countryCode,
        phoneNumberType: group.phoneNumberType ?? inputs.phoneNumberType,
        action: group.action ?? inputs.action,
        customerReference:
            inputs.customerReference && readBack(inputs.customerReference, [group.customerReference ?? ""]),
        regulatoryRequirements: inputs.regulatoryRequirements && readValues(inputs.regulatoryRequirements, [shown]),
        status: group.status,
        requirements: shown.map(({ requirementId, fieldType, status, expiresAt }) => ({
            ...{ requirementId, fieldType, status, expiresAt },
            name: described.get(requirementId)?.name,
        })),
        missing: shown
            .filter(({ fieldValue }) => fieldValue === "")
            .map(({ requirementId, fieldType }) => ({
                ...{ requirementId, fieldType },
                name: described.get(requirementId)?.name,
                description: described.get(requirementId)?.description,
            })),
        createdAt: group.createdAt,
        updatedAt: group.updatedAt,
    };
}

/** The inputs that would produce a state. */
export function toInputs(state: RequirementGroupState): RequirementGroupInputs {
    const { countryCode, phoneNumberType, action, customerReference, regulatoryRequirements } = state;
    const { submitForApproval, waitFor, __urn, __timeouts, __label, __token } = state;
    return {
        ...{ countryCode, phoneNumberType, action, customerReference, regulatoryRequirements },
        ...{ submitForApproval, waitFor, __urn, __timeouts, __label, __token },
    };
}
