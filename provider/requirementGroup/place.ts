import {
    createRequirementGroup,
    listRequirementGroups,
    LostReplyError,
    TelnyxError,
    type RequirementGroupRecord,
} from "../telnyx";
import type { TelnyxOperation } from "../operation";
import { labelFor, type RequirementGroupInputs } from "./inputs";

/** When to look for a group whose reply was lost, in milliseconds from one look to the next. */
const looksMs = [0, 1000, 2000, 4000];

/** Creates a group; after a lost reply the one that is new under our label is ours. */
export async function createGroup(
    operation: TelnyxOperation,
    inputs: RequirementGroupInputs,
): Promise<RequirementGroupRecord> {
    const { client } = operation.api;
    const { countryCode, phoneNumberType, action, regulatoryRequirements } = inputs;
    const combination = { countryCode, phoneNumberType, action };
    const before = new Set((await listRequirementGroups(client, combination, labelFor(inputs))).map(({ id }) => id));
    await operation.assertEngineAlive();
    try {
        return await createRequirementGroup(client, {
            ...combination,
            customerReference: labelFor(inputs),
            regulatoryRequirements,
        });
    } catch (error) {
        if (!(error instanceof LostReplyError)) {
            throw error;
        }
        for (const delayMs of looksMs) {
            await operation.clock.sleep(delayMs);
            const groups = await listRequirementGroups(client, combination, labelFor(inputs));
            const found = groups.find(({ id }) => !before.has(id));
            if (found !== undefined) {
                return found;
            }
        }
        throw new TelnyxError(`${error.message}; no new requirement group is there: run \`pulumi up\` to try again`);
    }
}
