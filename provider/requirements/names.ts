import type { Account } from "../telnyx/account";
import { TelnyxError } from "../telnyx/errors";
import type { Combination, RegulatoryRequirement } from "../telnyx/regulatoryRequirements";

/** What the catalogue says of the requirements of a combination. Without the catalogue, their ids have to do. */
export async function describedRequirements(
    account: Account,
    combination: Combination,
): Promise<readonly RegulatoryRequirement[]> {
    try {
        return await account.regulatoryRequirements(combination);
    } catch (error) {
        if (error instanceof TelnyxError) {
            return [];
        }
        throw error;
    }
}

/** What the catalogue calls the requirements of a combination, by id. */
export async function requirementNames(account: Account, combination: Combination): Promise<Map<string, string>> {
    const requirements = await describedRequirements(account, combination);
    return new Map(requirements.flatMap(({ id, name }) => (name === undefined ? [] : [[id, name] as const])));
}
