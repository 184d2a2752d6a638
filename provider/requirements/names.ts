import type { Account } from "../telnyx/account";
import { TelnyxError } from "../telnyx/errors";
import type { Combination } from "../telnyx/regulatoryRequirements";

/** What the catalogue calls the requirements of a combination, by id. Without the catalogue, the ids have to do. */
export async function requirementNames(account: Account, combination: Combination): Promise<Map<string, string>> {
    try {
        const requirements = await account.regulatoryRequirements(combination);
        return new Map(requirements.flatMap(({ id, name }) => (name === undefined ? [] : [[id, name] as const])));
    } catch (error) {
        if (error instanceof TelnyxError) {
            return new Map();
        }
        throw error;
    }
}
