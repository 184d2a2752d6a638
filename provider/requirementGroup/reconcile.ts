import { InitializationError, messageOf } from "../lifecycle/errors";
import type { Operation } from "../lifecycle/handler";
import { withoutValues } from "../lifecycle/redact";
import { describedRequirements } from "../requirements/names";
import type { Account } from "../telnyx/account";
import {
    retrieveRequirementGroup,
    updateRequirementGroup,
    type RequirementGroupRecord,
} from "../telnyx/requirementGroups";
import type { RequirementValue } from "../telnyx/requirements";
import { unapprovedReason, waitForApproval } from "./approval";
import { differences, rejected } from "./diff";
import { labelOf } from "./place";
import { waitsForApproval, type RequirementGroupInputs, type RequirementGroupState } from "./schema";
import { droppedValues, toState, type DeclaredBefore } from "./state";
import { submit } from "./submission";

/** Closes the difference between a group and its inputs, submits what changed, and waits for the review. */
export async function reconcile(
    group: RequirementGroupRecord,
    inputs: RequirementGroupInputs,
    operation: Operation<Account>,
    before?: RequirementGroupState,
): Promise<RequirementGroupState> {
    const deadlineMs = operation.clock.now() + operation.timeoutMs;
    const reasons: string[] = [];
    let latest = group;
    try {
        const values = dueValues(group, inputs, before);
        latest = await patch(group, values, inputs, operation, before);
        if (inputs.submitForApproval === true && isSubmissionDue(latest, values)) {
            const { missing } = await observe(latest, inputs, operation.api);
            reasons.push(...(await submit(latest, missing, operation)));
        }
        if (reasons.length === 0 && waitsForApproval(inputs)) {
            const timeLeftMs = deadlineMs - operation.clock.now();
            reasons.push(
                ...(await waitForApproval(operation, group.id, inputs.submitForApproval === true, timeLeftMs)),
            );
        }
        latest = await retrieveRequirementGroup(operation.api.client, group.id);
    } catch (error) {
        reasons.push(`bringing requirement group (${group.id}) up to date: ${messageOf(error)}`);
    }
    const secrets = [inputs, before, latest, group].flatMap((holder) => valuesOf(holder));
    const seen = await observe(latest, inputs, operation.api, before);
    const state = differences(seen, inputs).length === 0 ? seen : { ...seen, __unfinished: true };
    if (reasons.length > 0) {
        const safe = reasons.map((reason) => withoutValues(reason, secrets));
        throw new InitializationError(group.id, state, safe);
    }
    if (!waitsForApproval(inputs) && rejected.includes(latest.status)) {
        // Where nobody waits, a rejection is no failure; but it is said.
        const reason = await unapprovedReason(operation.api, latest);
        operation.log.warn(withoutValues(`requirement group (${group.id}): ${reason}`, secrets));
    }
    return state;
}

/** Writes down a group as it was just read, with the catalogue's names. */
export async function observe(
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

/** The values that a group, a state or inputs hold: personal data, which no message repeats. */
export function valuesOf(holder?: { readonly regulatoryRequirements?: readonly { fieldValue?: string }[] }): string[] {
    return (holder?.regulatoryRequirements ?? []).map(({ fieldValue }) => fieldValue ?? "");
}

/** Says whether a group has to be submitted: its values changed just now, or it was never submitted. */
function isSubmissionDue({ status }: RequirementGroupRecord, changed: readonly RequirementValue[]): boolean {
    return changed.length > 0 ? status !== "pending-approval" : status === "unapproved";
}

/** The values that the group lacks; one that left the program is emptied. */
function dueValues(
    group: RequirementGroupRecord,
    inputs: RequirementGroupInputs,
    before?: RequirementGroupState,
): RequirementValue[] {
    const declared = new Map(inputs.regulatoryRequirements?.map((value) => [value.requirementId, value.fieldValue]));
    const dropped = droppedValues(inputs.regulatoryRequirements, before);
    const wanted = [...declared, ...dropped.map(({ requirementId }) => [requirementId, ""] as const)];
    const shown = new Map(group.regulatoryRequirements.map((entry) => [entry.requirementId, entry.fieldValue ?? ""]));
    return wanted
        .filter(([requirementId, fieldValue]) => (shown.get(requirementId) ?? "") !== fieldValue)
        .map(([requirementId, fieldValue]) => ({ requirementId, fieldValue }));
}

async function patch(
    group: RequirementGroupRecord,
    values: readonly RequirementValue[],
    inputs: RequirementGroupInputs,
    operation: Operation<Account>,
    before?: RequirementGroupState,
): Promise<RequirementGroupRecord> {
    const isLabelled = inputs.customerReference !== undefined || before?.customerReference !== undefined;
    const relabel = isLabelled && group.customerReference !== labelOf(inputs);
    if (values.length === 0 && !relabel) {
        return group;
    }
    await operation.assertEngineAlive();
    return updateRequirementGroup(operation.api.client, group.id, {
        ...(relabel ? { customerReference: labelOf(inputs) } : {}),
        ...(values.length > 0 ? { regulatoryRequirements: values } : {}),
    });
}
