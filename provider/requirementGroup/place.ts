import { LostReplyError, TelnyxError } from "../telnyx/errors";
import type { Operation } from "../lifecycle/handler";
import type { Account } from "../telnyx/account";
import {
    createRequirementGroup,
    listRequirementGroups,
    type RequirementGroupRecord,
} from "../telnyx/requirementGroups";
import type { RequirementGroupInputs } from "./schema";

/** When to look for a group whose reply was lost, in milliseconds from one look to the next. */
const looksMs = [0, 1000, 2000, 4000];

/** The label that the group carries. */
export function labelOf(inputs: RequirementGroupInputs): string {
    return inputs.customerReference ?? inputs.__label;
}

/** Creates a group; after a lost reply the one that is new under our label is ours. */
export async function createGroup(
    operation: Operation<Account>,
    inputs: RequirementGroupInputs,
): Promise<RequirementGroupRecord> {
    const { client } = operation.api;
    const { countryCode, phoneNumberType, action, regulatoryRequirements } = inputs;
    const combination = { countryCode, phoneNumberType, action };
    const before = new Set((await listRequirementGroups(client, combination, labelOf(inputs))).map(({ id }) => id));
    await operation.assertEngineAlive();
    try {
        return await createRequirementGroup(client, {
            ...combination,
            customerReference: labelOf(inputs),
            regulatoryRequirements,
        });
    } catch (error) {
        if (!(error instanceof LostReplyError)) {
            throw error;
        }
        for (const delayMs of looksMs) {
            await operation.clock.sleep(delayMs);
            const groups = await listRequirementGroups(client, combination, labelOf(inputs));
            const found = groups.find(({ id }) => !before.has(id));
            if (found !== undefined) {
                return found;
            }
        }
        throw new TelnyxError(`${error.message}; no new requirement group is there: run \`pulumi up\` to try again`);
    }
}
