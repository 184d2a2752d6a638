import { adoptAdvice } from "../orders/adoptAdvice";
import { ageOf } from "../orders/age";
import { ExplainedError } from "../lifecycle";
import type { TelnyxOperation } from "../operation";
import {
    createRequirementGroup,
    listRequirementGroups,
    LostReplyError,
    TelnyxError,
    type RequirementGroupRecord,
} from "../telnyx";
import { labelFor, type RequirementGroupInputs } from "./inputs";
import { isDone, isOpen, openReference } from "./mark";

/** When to look for a group whose reply was lost, in milliseconds from one look to the next. */
const looksMs = [0, 1000, 2000, 4000];
/** After a day nobody takes up a run that was killed. */
const maxAgeMs = 24 * 60 * 60 * 1000;

/**
 * Creates a group, or goes on with the one that a run of this resource created before it was killed or its reply was
 * lost: it carries the mark of the resource, no run has finished it, and it is younger than a day. Any other one with
 * the mark is in a state, of this resource when it is being replaced; where there is no state, somebody has to say
 * whose it is.
 */
export async function createGroup(
    operation: TelnyxOperation,
    inputs: RequirementGroupInputs,
): Promise<RequirementGroupRecord> {
    const { countryCode, phoneNumberType, action, regulatoryRequirements } = inputs;
    const before = await listMarked(operation, inputs);
    const found = before.find((group) => isAdopted(operation, inputs, group) || isLeftover(operation, inputs, group));
    if (found !== undefined) {
        const isNamed = operation.api.adopt.has(found.id);
        const why = isNamed ? "since telnyx:adopt names it" : "which a run of this resource did not finish";
        operation.log.warn(`took over requirement group (${found.id}), ${why}`);
        return found;
    }
    if (before.length > 0 && !isReplaced(operation, inputs)) {
        const questions = before.map((group) => question(group, inputs, operation.clock.now()));
        throw new ExplainedError(questions.join("\n"));
    }
    await operation.assertEngineAlive();
    try {
        return await createRequirementGroup(operation.api.client, {
            countryCode,
            phoneNumberType,
            action,
            customerReference: openReference(inputs),
            regulatoryRequirements,
        });
    } catch (error) {
        if (!(error instanceof LostReplyError)) {
            throw error;
        }
        for (const delayMs of looksMs) {
            await operation.clock.sleep(delayMs);
            const late = (await listMarked(operation, inputs)).find(({ id }) => !before.some((one) => one.id === id));
            if (late !== undefined) {
                return late;
            }
        }
        throw new TelnyxError(`${error.message}; no new requirement group is there: run \`pulumi up\` to try again`);
    }
}

/** The groups for this combination that carry the mark of the resource, or that somebody calls its own; newest first. */
async function listMarked({ api }: TelnyxOperation, inputs: RequirementGroupInputs): Promise<RequirementGroupRecord[]> {
    const { countryCode, phoneNumberType, action } = inputs;
    const { data } = await listRequirementGroups(api.client, { countryCode, phoneNumberType, action });
    const isMarked = ({ customerReference }: RequirementGroupRecord) =>
        isOpen(customerReference, inputs) || isDone(customerReference, inputs);
    return data
        .filter((group) => isMarked(group) || api.adopt.has(group.id))
        .sort((left, right) => ((left.createdAt ?? "") > (right.createdAt ?? "") ? -1 : 1));
}

/** The state still has a group of this resource, which the engine deletes when there is another one. */
function isReplaced({ api }: TelnyxOperation, { __token }: RequirementGroupInputs): boolean {
    return api.claims.hasState(__token);
}

function isAdopted(
    operation: TelnyxOperation,
    inputs: RequirementGroupInputs,
    { id }: RequirementGroupRecord,
): boolean {
    const { adopt, claims } = operation.api;
    return adopt.has(id) && !isReplaced(operation, inputs) && claims.take(inputs.__token, id);
}

function isLeftover(
    { clock }: TelnyxOperation,
    inputs: RequirementGroupInputs,
    { customerReference, createdAt = "" }: RequirementGroupRecord,
): boolean {
    return isOpen(customerReference, inputs) && clock.now() - Date.parse(createdAt) < maxAgeMs;
}

function question({ id, createdAt }: RequirementGroupRecord, inputs: RequirementGroupInputs, nowMs: number): string {
    return (
        `requirement group (${id}), created ${ageOf(createdAt, nowMs)}, carries the mark of this resource ` +
        `(${labelFor(inputs)}), which has no state. Nothing was created. ${adoptAdvice(id, "goes on with it")}`
    );
}
