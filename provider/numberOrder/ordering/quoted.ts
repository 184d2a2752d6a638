import { withoutValues } from "../../lifecycle";
import { orElse, orElseNotFound, retrieveRequirementGroup, type Account, type TelnyxError } from "../../telnyx";
import type { DeclaredNumber } from "../inputs";

/**
 * What Telnyx says of an order. It may quote values: declared ones, or those of groups that the order named. While these
 * are not known, no detail is told.
 */
export async function withoutTheirValues(
    { client }: Account,
    error: TelnyxError,
    declared: readonly Partial<DeclaredNumber>[],
): Promise<string> {
    const { details } = error;
    const ids = new Set(details.length === 0 ? [] : declared.flatMap((one) => one.requirementGroupId ?? []));
    const groups = [...ids].map(async (id) => {
        const group = await orElseNotFound(() => retrieveRequirementGroup(client, id));
        return group?.regulatoryRequirements ?? [];
    });
    const own = declared.flatMap(({ regulatoryRequirements = [] }) => regulatoryRequirements);
    const secrets = await orElse([...details], async () =>
        [...own, ...(await Promise.all(groups)).flat()].map(({ fieldValue }) => fieldValue ?? ""),
    );
    return withoutValues(error.message, secrets);
}
