import { hiddenOf, readBack } from "../lifecycle";
import { describedRequirements } from "../requirements/names";
import { readValues } from "../requirements/readValues";
import type { Account, RegulatoryRequirement, RequirementGroupRecord, RequirementValue } from "../telnyx";
import type { RequirementGroupInputs, RequirementGroupState } from "./inputs";
import { labelIn } from "./mark";

/** What the program declared up to now: it may still have to be taken back. */
export type DeclaredBefore = Pick<
    RequirementGroupState,
    "customerReference" | "regulatoryRequirements" | "__heard" | "__submissionDue"
> &
    Partial<Pick<RequirementGroupState, "status" | "requirements" | "missing">>;

/** Writes down what was observed. `inputs` say what is declared; `catalogue` has names and descriptions. */
export function toState(
    group: RequirementGroupRecord,
    inputs: RequirementGroupInputs,
    catalogue: readonly RegulatoryRequirement[],
    before?: DeclaredBefore,
): RequirementGroupState {
    const described = new Map(catalogue.map((requirement) => [requirement.id, requirement]));
    const shown = group.regulatoryRequirements.map((requirement) => ({
        ...requirement,
        // An unfilled requirement has no value; empty and absent are the same (docs/facts.md, A5).
        fieldValue: requirement.fieldValue ?? "",
    }));
    return {
        ...inputs,
        countryCode: group.countryCode ?? inputs.countryCode,
        phoneNumberType: group.phoneNumberType ?? inputs.phoneNumberType,
        action: group.action ?? inputs.action,
        customerReference: readLabel(group, inputs, before),
        regulatoryRequirements: valuesRead(shown, inputs, before),
        status: group.status,
        requirements: shown.map(({ requirementId, fieldType, status, expiresAt }) => ({
            requirementId,
            fieldType,
            status,
            expiresAt,
            name: described.get(requirementId)?.name,
        })),
        missing: shown
            .filter((requirement) => requirement.fieldValue === "" && !isAction(requirement))
            .map((requirement) => toMissing(requirement, described)),
        createdAt: group.createdAt,
        updatedAt: group.updatedAt,
        // What was left to be done is in the inputs that are read from this state.
        __unfinished: undefined,
    };
}

/** What is done outside the API, such as a check of somebody's identity, never has a value. */
export function isAction({ fieldType }: { fieldType?: string }): boolean {
    return fieldType === "action";
}

function toMissing(
    { requirementId, fieldType }: { requirementId: string; fieldType?: string },
    described: ReadonlyMap<string, RegulatoryRequirement>,
) {
    const { name, description } = described.get(requirementId) ?? {};
    return { requirementId, fieldType, name, description };
}

/** The declared label as it reads back; one that was left out is read only while the group still carries it. */
function readLabel(group: RequirementGroupRecord, inputs: RequirementGroupInputs, before?: DeclaredBefore) {
    const shown = labelIn(group.customerReference, inputs) ?? "";
    if (inputs.customerReference !== undefined) {
        return readBack(inputs.customerReference, [shown]);
    }
    return before?.customerReference === undefined || shown === inputs.__label ? undefined : shown;
}

/** The declared values as they read back, and those that were taken out and are not emptied yet. */
function valuesRead(
    shown: readonly RequirementValue[],
    { regulatoryRequirements: declared }: RequirementGroupInputs,
    before?: DeclaredBefore,
): readonly RequirementValue[] | undefined {
    const left = droppedValues(declared, before).flatMap(({ requirementId }) =>
        shown.filter((value) => value.requirementId === requirementId && value.fieldValue !== ""),
    );
    return declared === undefined && left.length === 0
        ? undefined
        : [
              ...readValues(declared ?? [], [shown]),
              ...left.map(({ requirementId, fieldValue }) => ({ requirementId, fieldValue })),
          ];
}

/** The values that the program no longer declares. */
export function droppedValues(
    declared: readonly RequirementValue[] = [],
    before?: DeclaredBefore,
): readonly RequirementValue[] {
    const kept = new Set(declared.map(({ requirementId }) => requirementId));
    return (before?.regulatoryRequirements ?? []).filter(({ requirementId }) => !kept.has(requirementId));
}

/** The inputs that would produce a state. */
export function toInputs(state: RequirementGroupState): RequirementGroupInputs {
    const { countryCode, phoneNumberType, action, customerReference, regulatoryRequirements } = state;
    const { submitForApproval, waitFor } = state;
    const kind = { countryCode, phoneNumberType, action };
    const hidden = hiddenOf(state);
    return state.__got
        ? (hidden as RequirementGroupInputs)
        : { ...kind, customerReference, regulatoryRequirements, submitForApproval, waitFor, ...hidden };
}

/** Writes down a group as it was just read, with the catalogue's names. */
export async function writeDown(
    group: RequirementGroupRecord,
    inputs: RequirementGroupInputs,
    account: Account,
    before?: DeclaredBefore,
): Promise<RequirementGroupState> {
    const catalogue = await describedRequirements(account, {
        countryCode: group.countryCode ?? inputs.countryCode,
        phoneNumberType: group.phoneNumberType ?? inputs.phoneNumberType,
        action: group.action ?? inputs.action,
    });
    return toState(group, inputs, catalogue, before);
}
