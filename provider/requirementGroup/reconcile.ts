import { InitializationError, messageOf } from "../lifecycle/errors";
import type { Operation } from "../lifecycle/handler";
import { withoutValues } from "../lifecycle/redact";
import { describedRequirements } from "../requirements/names";
import type { Account } from "../telnyx/account";
import {
    retrieveRequirementGroup,
    submitForApproval,
    updateRequirementGroup,
    type RequirementGroupRecord,
} from "../telnyx/requirementGroups";
import type { RequirementValue } from "../telnyx/requirements";
import { unapprovedReason, waitForApproval } from "./approval";
import { differences, rejected } from "./diff";
import { labelOf } from "./place";
import { waitsForApproval, type RequirementGroupInputs, type RequirementGroupState } from "./schema";
import { toState } from "./state";

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
        reasons.push(...(await submit(latest, inputs, operation, values.length > 0)));
        if (reasons.length === 0 && waitsForApproval(inputs)) {
            const timeLeftMs = deadlineMs - operation.clock.now();
            reasons.push(
                ...(await waitForApproval(operation, group.id, inputs.submitForApproval === true, timeLeftMs)),
            );
        }
        latest = await retrieveRequirementGroup(operation.api.client, group.id);
        await warnOfRejection(latest, inputs, operation);
    } catch (error) {
        reasons.push(`bringing requirement group (${group.id}) up to date: ${messageOf(error)}`);
    }
    const seen = await observe(latest, inputs, operation.api);
    const state = differences(seen, inputs).length === 0 ? seen : { ...seen, __unfinished: true };
    if (reasons.length > 0) {
        const safe = reasons.map((reason) => withoutValues(reason, valuesOf(inputs)));
        throw new InitializationError(group.id, state, safe);
    }
    return state;
}

/** Writes down a group as it was just read, with the catalogue's names. */
export async function observe(
    group: RequirementGroupRecord,
    inputs: RequirementGroupInputs,
    account: Account,
): Promise<RequirementGroupState> {
    const catalogue = await describedRequirements(account, {
        countryCode: group.countryCode ?? inputs.countryCode,
        phoneNumberType: group.phoneNumberType ?? inputs.phoneNumberType,
        action: group.action ?? inputs.action,
    });
    return toState(group, inputs, catalogue);
}

/** The declared values: personal data, which no message repeats. */
export function valuesOf({ regulatoryRequirements }: RequirementGroupInputs): string[] {
    return (regulatoryRequirements ?? []).map(({ fieldValue }) => fieldValue);
}

/** The values that the group lacks; one that left the program is emptied. */
function dueValues(
    group: RequirementGroupRecord,
    inputs: RequirementGroupInputs,
    before?: RequirementGroupState,
): RequirementValue[] {
    const declared = new Map(inputs.regulatoryRequirements?.map((value) => [value.requirementId, value.fieldValue]));
    const dropped = (before?.regulatoryRequirements ?? []).filter(({ requirementId }) => !declared.has(requirementId));
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

/** Submits a group whose values changed or were never submitted. Returns why it cannot be. */
async function submit(
    group: RequirementGroupRecord,
    inputs: RequirementGroupInputs,
    operation: Operation<Account>,
    changed: boolean,
): Promise<string[]> {
    const isDue = changed ? group.status !== "pending-approval" : group.status === "unapproved";
    if (inputs.submitForApproval !== true || !isDue) {
        return [];
    }
    const { missing } = await observe(group, inputs, operation.api);
    if (missing.length > 0) {
        const named = missing.map(({ requirementId, name }) => `'${name ?? "a value"}' (requirement ${requirementId})`);
        return [
            `submitting requirement group (${group.id}): it lacks ${named.join(" and ")}; ` +
                "give it in regulatoryRequirements and run `pulumi up`",
        ];
    }
    await operation.assertEngineAlive();
    await submitForApproval(operation.api.client, group.id);
    return [];
}

/** Where nobody waits, a rejection is no failure; but it is said. */
async function warnOfRejection(
    group: RequirementGroupRecord,
    inputs: RequirementGroupInputs,
    { api, log }: Operation<Account>,
): Promise<void> {
    if (!waitsForApproval(inputs) && rejected.includes(group.status)) {
        log.warn(`requirement group (${group.id}): ${await unapprovedReason(api, group)}`);
    }
}
