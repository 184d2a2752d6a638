import { orElse, type Account, type Combination, type RegulatoryRequirement } from "../telnyx";

/** What the catalogue says of the requirements of a combination. Without the catalogue, their ids have to do. */
export function describedRequirements(
    account: Account,
    combination: Combination,
): Promise<readonly RegulatoryRequirement[]> {
    return orElse([], () => account.regulatoryRequirements(combination));
}

/** What the catalogue calls the requirements of a combination, by id. */
export async function requirementNames(account: Account, combination: Combination): Promise<Map<string, string>> {
    const requirements = await describedRequirements(account, combination);
    return new Map(requirements.flatMap(({ id, name }) => (name === undefined ? [] : [[id, name] as const])));
}
