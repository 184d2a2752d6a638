import { InitializationError, withoutValues, withUnfinished } from "../lifecycle";
import { sentenceOf, type TelnyxOperation } from "../operation";
import {
    LostReplyError,
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
import { areForgotten, heardOf, heldOthers } from "./heard";
import { finishedReference, isFinished, isOpen, labelIn, openReference } from "./mark";
import { submit, unapprovedReason, waitForApproval } from "./review";
import { isCorrected, isSubmissionDue, submissionDue } from "./submission";
import { writeDown } from "./state";
import { dueValues, heldValues, type Reconciling } from "./values";

/** How far a run has come: what its end writes down, wherever it ends. */
interface Run extends Reconciling {
    latest: RequirementGroupRecord;
    /** The inputs that Telnyx has, as far as anybody knows. */
    known: RequirementGroupInputs;
    heard: string | undefined;
    /** Values were corrected, and are not submitted yet. */
    isDue: boolean;
    /** The group right after the values were sent. */
    corrected: RequirementGroupRecord;
    readonly reasons: string[];
}

/** Closes the difference between a group and its inputs, submits what changed, and waits for the review. */
export async function reconcile(operation: TelnyxOperation, reconciling: Reconciling): Promise<RequirementGroupState> {
    const { group, inputs, before, isCreate } = reconciling;
    const run: Run = {
        ...reconciling,
        latest: group,
        known: { ...inputs, regulatoryRequirements: heldValues(reconciling) },
        heard: before?.__heard,
        isDue: isCorrected(group, inputs, before),
        corrected: group,
        reasons: [],
    };
    const { reasons } = run;
    try {
        await handIn(operation, run);
        const seen = await retrieveRequirementGroup(operation.api.client, group.id);
        run.latest = await finish(operation, { ...reconciling, group: seen });
    } catch (error) {
        reasons.push(`bringing requirement group (${group.id}) up to date: ${sentenceOf(error, operation)}`);
    }
    const { latest } = run;
    const secrets = [inputs, before, latest, run.corrected, group].flatMap((holder) => valuesOf(holder));
    const state = await writeDownRun(operation, run);
    if (reasons.length > 0) {
        const safe = reasons.map((reason) => withoutValues(reason, secrets));
        // The program may have dropped the very property that a killed run gave as a secret.
        const isLeft = isCreate && before !== undefined;
        throw new InitializationError(group.id, state, safe, isLeft ? ["regulatoryRequirements"] : []);
    }
    if (!waitsForApproval(inputs) && rejected.includes(latest.status)) {
        // Where nobody waits, a rejection is no failure; but it is said.
        const reason = await unapprovedReason(operation.api, latest, run.heard);
        operation.log.warn(withoutValues(`requirement group (${group.id}): ${reason}`, secrets));
    }
    return state;
}

async function writeDownRun(operation: TelnyxOperation, run: Run): Promise<RequirementGroupState> {
    const { inputs, before, known, latest, corrected, isDue } = run;
    const written = await writeDown(latest, known, operation.api, before);
    // Somebody may have changed values while this run waited.
    const isForgotten = areForgotten([known, corrected, latest], written);
    const __heard = await heardOf(operation, latest.id, run.heard, isForgotten);
    const seen = { ...written, __heard, __submissionDue: submissionDue(latest, isDue, corrected.status) };
    return withUnfinished(compared, seen, inputs);
}

/** Sends what the group lacks, submits it where that is asked for, and waits for the review. */
async function handIn(operation: TelnyxOperation, run: Run): Promise<void> {
    const { inputs, group, reasons } = run;
    const values = dueValues(run);
    const isCorrectedBefore = run.isDue;
    await correct(operation, values, run);
    const isSubmitted = inputs.submitForApproval === true;
    let formerStatuses: string[] = [];
    if (isSubmitted && isSubmissionDue(run.latest, values, isCorrectedBefore)) {
        const written = await writeDown(run.latest, inputs, operation.api);
        const { reason, isRefused } = await submit(run.latest, written, operation);
        reasons.push(...(reason === undefined ? [] : [reason]));
        formerStatuses = [group.status, run.latest.status];
        // A group that stays approved may be one that takes no submission: to try for ever would fail for ever.
        run.isDue = reason !== undefined && (isRefused !== true || rejected.includes(run.latest.status));
    }
    if (reasons.length === 0 && waitsForApproval(inputs)) {
        const timeoutMs = operation.deadlineMs - operation.clock.now();
        const awaited = { isSubmitted, formerStatuses, timeoutMs, heard: run.heard };
        reasons.push(...(await waitForApproval(operation, run.latest, awaited)));
    }
}

/** Says whether comments that are there now may be about values that are known no more. Not all replies show all values. */
function isAnswered(
    values: readonly RequirementValue[],
    { group, inputs, before, latest, known, isFound }: Run,
): boolean {
    const isSent = values.length > 0 && known === inputs;
    return isSent || isFound === true || heldOthers(before) || areForgotten([before, group, latest], known);
}

async function correct(operation: TelnyxOperation, values: readonly RequirementValue[], run: Run): Promise<void> {
    try {
        run.latest = await patch(operation, values, run);
        run.known = run.inputs;
        run.corrected = run.latest;
        run.isDue ||= values.length > 0;
    } catch (error) {
        // Values whose reply was lost may be there; refused ones are not.
        run.isDue ||= values.length > 0 && error instanceof LostReplyError;
        throw error;
    } finally {
        // Before anything is submitted: what reviewers write from now on is about what is there now.
        run.heard = await heardOf(operation, run.group.id, run.before?.__heard, isAnswered(values, run));
    }
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
