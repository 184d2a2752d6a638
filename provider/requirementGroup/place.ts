import { carriesToken, referenceFor } from "../orders/reference";
import type { TelnyxOperation } from "../operation";
import {
    createRequirementGroup,
    listRequirementGroups,
    LostReplyError,
    TelnyxError,
    type RequirementGroupRecord,
} from "../telnyx";
import type { RequirementGroupInputs } from "./inputs";

/** When to look for a group whose reply was lost, in milliseconds from one look to the next. */
const looksMs = [0, 1000, 2000, 4000];
/** After a day nobody takes up a run that was killed. */
const maxAgeMs = 24 * 60 * 60 * 1000;

/**
 * Creates a group, or goes on with the one that a run of this resource created before it was killed or its reply was
 * lost: it carries the mark of the resource, and is younger than a day. A run that comes to its end takes the mark off,
 * so that a group which is in a state, and is being replaced perhaps, is never taken for a leftover.
 */
export async function createGroup(
    operation: TelnyxOperation,
    inputs: RequirementGroupInputs,
): Promise<RequirementGroupRecord> {
    const { countryCode, phoneNumberType, action, regulatoryRequirements } = inputs;
    const before = await findGroups(operation, inputs);
    const [found] = before;
    if (found !== undefined) {
        operation.log.warn(`took over requirement group (${found.id}), which a run of this resource did not finish`);
        return found;
    }
    await operation.assertEngineAlive();
    try {
        return await createRequirementGroup(operation.api.client, {
            countryCode,
            phoneNumberType,
            action,
            customerReference: referenceFor(inputs),
            regulatoryRequirements,
        });
    } catch (error) {
        if (!(error instanceof LostReplyError)) {
            throw error;
        }
        for (const delayMs of looksMs) {
            await operation.clock.sleep(delayMs);
            const late = (await findGroups(operation, inputs)).find(({ id }) => !before.some((one) => one.id === id));
            if (late !== undefined) {
                return late;
            }
        }
        throw new TelnyxError(`${error.message}; no new requirement group is there: run \`pulumi up\` to try again`);
    }
}

/** The groups of ours for this combination, the newest first. */
async function findGroups(
    { api, clock }: TelnyxOperation,
    { countryCode, phoneNumberType, action, __token }: RequirementGroupInputs,
): Promise<RequirementGroupRecord[]> {
    const groups = await listRequirementGroups(api.client, { countryCode, phoneNumberType, action });
    return groups
        .filter(({ customerReference }) => carriesToken(customerReference, __token))
        .filter(({ createdAt = "" }) => clock.now() - Date.parse(createdAt) < maxAgeMs)
        .sort((left, right) => ((left.createdAt ?? "") > (right.createdAt ?? "") ? -1 : 1));
}
