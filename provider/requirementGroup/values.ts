import type { RequirementGroupRecord, RequirementValue } from "../telnyx";
import type { RequirementGroupInputs } from "./inputs";
import { droppedValues, type DeclaredBefore } from "./state";

/** A group, and what the program declares of it. */
export interface Reconciling {
    readonly group: RequirementGroupRecord;
    readonly inputs: RequirementGroupInputs;
    /** What was declared up to now: by the state, or in create by a killed run. */
    readonly before?: DeclaredBefore;
    /** The engine has not heard of the group yet. */
    readonly isCreate: boolean;
    /** A create went on with it: nobody knows which values it held by and by. */
    readonly isFound?: boolean;
}

/** The values that the group lacks; one that left the program is emptied. */
export function dueValues(reconciling: Reconciling): RequirementValue[] {
    const { group, inputs, before } = reconciling;
    const held = valuesById(heldValues(reconciling));
    const shown = valuesById(group.regulatoryRequirements);
    const declared = inputs.regulatoryRequirements ?? [];
    const emptied = droppedValues(declared, before).map(({ requirementId }) => ({ requirementId, fieldValue: "" }));
    return [
        ...declared.filter(({ requirementId, fieldValue }) => held.get(requirementId) !== fieldValue),
        ...emptied.filter(({ requirementId }) => shown.get(requirementId)),
    ].map(({ requirementId, fieldValue }) => ({ requirementId, fieldValue }));
}

/**
 * What the group holds of the declared requirements. Of one that it does not list the state tells: what deviates in no
 * preview is not sent either.
 */
export function heldValues({ group, inputs, before }: Reconciling): RequirementValue[] | undefined {
    const held = valuesById([...(before?.regulatoryRequirements ?? []), ...group.regulatoryRequirements]);
    return inputs.regulatoryRequirements?.map(({ requirementId }) => ({
        requirementId,
        fieldValue: held.get(requirementId) ?? "",
    }));
}

function valuesById(values: readonly { requirementId: string; fieldValue?: string }[] = []): Map<string, string> {
    return new Map(values.map(({ requirementId, fieldValue = "" }) => [requirementId, fieldValue]));
}
