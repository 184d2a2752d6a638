import { InitializationError, withoutValues, withUnfinished } from "../lifecycle";
import { sentenceOf, type TelnyxOperation } from "../operation";
import {
    retrieveRequirementGroup,
    updateRequirementGroup,
    type RequirementGroupRecord,
    type RequirementValue,
} from "../telnyx";
import { compared } from "./diff";
import {
    labelFor,
    rejected,
    valuesOf,
    waitsForApproval,
    type RequirementGroupInputs,
    type RequirementGroupState,
} from "./inputs";
import { heardOf } from "./heard";
import { finishedReference, isFinished, isOpen, labelIn, openReference } from "./mark";
import { submit, unapprovedReason, waitForApproval } from "./review";
import { isCorrected, isSubmissionDue, submissionDue } from "./submission";
import { droppedValues, writeDown, type DeclaredBefore } from "./state";

/** A group, and what the program declares of it. */
interface Reconciling {
    readonly group: RequirementGroupRecord;
    readonly inputs: RequirementGroupInputs;
    /** What was declared up to now: by the state, or in create by a killed run. */
    readonly before?: DeclaredBefore;
    /** The engine has not heard of the group yet. */
    readonly isCreate: boolean;
}

/** Closes the difference between a group and its inputs, submits what changed, and waits for the review. */
export async function reconcile(operation: TelnyxOperation, reconciling: Reconciling): Promise<RequirementGroupState> {
    const { group, inputs, before, isCreate } = reconciling;
    const reasons: string[] = [];
    let latest = group;
    let known: RequirementGroupInputs = { ...inputs, regulatoryRequirements: heldValues(reconciling) };
    let heard = before?.__heard;
    const values = dueValues(reconciling);
    const isCorrectedBefore = isCorrected(inputs, before);
    let isDue = values.length > 0 || isCorrectedBefore;
    try {
        latest = await patch(operation, values, reconciling);
        known = inputs;
        // Before anything is submitted: what reviewers write from now on is about what is there now.
        heard = await heardOf(operation, latest, before, group);
        if (inputs.submitForApproval === true && isSubmissionDue(latest, values, isCorrectedBefore)) {
            reasons.push(...(await submit(latest, await writeDown(latest, inputs, operation.api), operation)));
            isDue = reasons.length > 0;
        }
        if (reasons.length === 0 && waitsForApproval(inputs)) {
            const timeLeftMs = operation.deadlineMs - operation.clock.now();
            reasons.push(
                ...(await waitForApproval(operation, latest, inputs.submitForApproval === true, timeLeftMs, heard)),
            );
        }
        latest = await retrieveRequirementGroup(operation.api.client, group.id);
        latest = await finish(operation, { ...reconciling, group: latest });
    } catch (error) {
        reasons.push(`bringing requirement group (${group.id}) up to date: ${sentenceOf(error, operation)}`);
    }
    const secrets = [inputs, before, latest, group].flatMap((holder) => valuesOf(holder));
    const written = await writeDown(latest, known, operation.api, before);
    const seen = { ...written, __heard: heard, __submissionDue: submissionDue(latest, isDue) };
    const state = withUnfinished(compared, seen, inputs);
    if (reasons.length > 0) {
        const safe = reasons.map((reason) => withoutValues(reason, secrets));
        // The program may have dropped the very property that a killed run gave as a secret.
        const isLeft = isCreate && before !== undefined;
        throw new InitializationError(group.id, state, safe, isLeft ? ["regulatoryRequirements"] : []);
    }
    if (!waitsForApproval(inputs) && rejected.includes(latest.status)) {
        // Where nobody waits, a rejection is no failure; but it is said.
        const reason = await unapprovedReason(operation.api, latest, heard);
        operation.log.warn(withoutValues(`requirement group (${group.id}): ${reason}`, secrets));
    }
    return state;
}

/** The engine is about to hear of the group: from now on no create takes it for a leftover of a killed run. */
async function finish(
    operation: TelnyxOperation,
    { group, inputs, isCreate }: Reconciling,
): Promise<RequirementGroupRecord> {
    const { customerReference } = group;
    const isDue = isCreate ? !isFinished(customerReference, inputs) : isOpen(customerReference, inputs);
    if (!isDue) {
        return group;
    }
    await operation.assertEngineAlive();
    return updateRequirementGroup(operation.api.client, group.id, { customerReference: finishedReference(inputs) });
}

/** The values that the group lacks; one that left the program is emptied. */
function dueValues(reconciling: Reconciling): RequirementValue[] {
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
function heldValues({ group, inputs, before }: Reconciling): RequirementValue[] | undefined {
    const held = valuesById([...(before?.regulatoryRequirements ?? []), ...group.regulatoryRequirements]);
    return inputs.regulatoryRequirements?.map(({ requirementId }) => ({
        requirementId,
        fieldValue: held.get(requirementId) ?? "",
    }));
}

function valuesById(values: readonly { requirementId: string; fieldValue?: string }[] = []): Map<string, string> {
    return new Map(values.map(({ requirementId, fieldValue = "" }) => [requirementId, fieldValue]));
}

async function patch(
    operation: TelnyxOperation,
    values: readonly RequirementValue[],
    { group, inputs, before }: Reconciling,
): Promise<RequirementGroupRecord> {
    const isLabelled = inputs.customerReference !== undefined || before?.customerReference !== undefined;
    const relabel = isLabelled && labelIn(group.customerReference, inputs) !== labelFor(inputs);
    if (values.length === 0 && !relabel) {
        return group;
    }
    await operation.assertEngineAlive();
    const reference = isOpen(group.customerReference, inputs) ? openReference(inputs) : finishedReference(inputs);
    return updateRequirementGroup(operation.api.client, group.id, {
        ...(relabel ? { customerReference: reference } : {}),
        ...(values.length > 0 ? { regulatoryRequirements: values } : {}),
    });
}
