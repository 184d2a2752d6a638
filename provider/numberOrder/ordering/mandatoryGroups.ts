import { parsePhoneNumberFromString } from "../../numbering";
import { orElse, RefusedError, retrieveRequirementGroup, type Account } from "../../telnyx";
import { describedRequirements } from "../../requirements/names";
import type { DeclaredNumber } from "../inputs";

/** Countries whose numbers are sold only with a fulfilled requirement group (docs/facts.md, A6). */
const insisting: readonly (string | undefined)[] = ["CH", "DK", "IT", "NO", "PT", "SE"];

/** What to do about numbers that were refused, where the country insists on a group. */
export async function groupAdvice(account: Account, error: Error, numbers: readonly DeclaredNumber[]): Promise<string> {
    // Its subclasses, such as a number that is taken, have other causes.
    if (!(error instanceof RefusedError) || error.constructor !== RefusedError) {
        return "";
    }
    const advice = numbers.map(async ({ phoneNumber, requirementGroupId }) => {
        const country = parsePhoneNumberFromString(phoneNumber)?.country;
        if (!insisting.includes(country)) {
            return "";
        }
        const rule = `Telnyx sells numbers of ${country} only with a requirement group that has all its values`;
        if (requirementGroupId === undefined) {
            return `. ${rule}: declare a RequirementGroup and give its id to ${phoneNumber} as requirementGroupId`;
        }
        const lacking = await lackingOf(account, requirementGroupId);
        return lacking.length === 0
            ? ""
            : `. ${rule}: requirement group (${requirementGroupId}) lacks ${lacking.join(" and ")}`;
    });
    return (await Promise.all(advice)).join("");
}

function lackingOf(account: Account, groupId: string): Promise<string[]> {
    return orElse([], async () => {
        const group = await retrieveRequirementGroup(account.client, groupId);
        const { countryCode = "", phoneNumberType = "", action = "ordering" } = group;
        const catalogue = await describedRequirements(account, { countryCode, phoneNumberType, action });
        return group.regulatoryRequirements
            .filter(({ fieldValue }) => !fieldValue)
            .map(({ requirementId, fieldType }) => {
                const name = catalogue.find(({ id }) => id === requirementId)?.name ?? fieldType ?? "a value";
                return `'${name}' (requirement ${requirementId})`;
            });
    });
}
