import { describedRequirements } from "../../requirements/names";
import { carriesToken, isPendingStatus, namesakeAdvice, type Mark } from "../../orders";
import { parsePhoneNumberFromString } from "../../numbering";
import {
    orElse,
    RefusedError,
    retrieveRequirementGroup,
    UnavailableError,
    type Account,
    type TelnyxError,
} from "../../telnyx";
import type { DeclaredNumber, NumberOrderInputs } from "../inputs";
import { NotOfferedError } from "./place";
import { withoutTheirValues } from "./quoted";

/** Which numbers could not be ordered, and why. */
export interface Explanation {
    readonly phoneNumbers: readonly string[];
    readonly reason: string;
}

/** Says what is wrong with an order that was refused, and with which of its numbers: all, when it names none. */
export async function explainRefusal(
    account: Account,
    inputs: NumberOrderInputs,
    error: TelnyxError,
    numbers: readonly DeclaredNumber[],
): Promise<Explanation> {
    const named = refusedNumbers(error, numbers);
    const about = named.length > 0 ? numbers.filter(({ phoneNumber }) => named.includes(phoneNumber)) : numbers;
    const phoneNumbers = about.map(({ phoneNumber }) => phoneNumber);
    const advice =
        error instanceof UnavailableError
            ? await describeHolders(account, inputs, phoneNumbers)
            : await groupAdvice(account, error, about);
    const message = await withoutTheirValues(account, error, [inputs, ...numbers]);
    return { phoneNumbers, reason: `ordering ${phoneNumbers.join(", ")}: ${message}${advice}` };
}

/** Which of the numbers a refusal is about: those that its pointers or texts name. */
export function refusedNumbers(error: unknown, numbers: readonly DeclaredNumber[]): string[] {
    if (error instanceof NotOfferedError) {
        return [...error.phoneNumbers];
    }
    if (!(error instanceof RefusedError)) {
        return [];
    }
    return numbers
        .filter(({ phoneNumber }, index) =>
            error.entries.some(
                ({ pointer, detail }) =>
                    pointer?.startsWith(`/phone_numbers/${index}/`) ||
                    pointer === `/phone_numbers/${index}` ||
                    names(detail, phoneNumber),
            ),
        )
        .map(({ phoneNumber }) => phoneNumber);
}

/** A longer number that begins with the same digits is another one. */
function names(detail: string | undefined, phoneNumber: string): boolean {
    return (detail ?? "")
        .split(phoneNumber)
        .slice(1)
        .some((rest) => !/^\d/.test(rest));
}

/** A sentence for each number that is taken because an order of this account holds it; the refusal needs none. */
async function describeHolders(account: Account, mark: Mark, phoneNumbers: readonly string[]): Promise<string> {
    return (await orElse([], () => holdersOf(account, mark, phoneNumbers))).join("");
}

async function holdersOf(account: Account, mark: Mark, phoneNumbers: readonly string[]): Promise<string[]> {
    const recent = await account.recentNumberOrders();
    const sentences = phoneNumbers.map(async (phoneNumber) => {
        const orders = recent.filter((order) => order.phoneNumbers.some((entry) => entry.phoneNumber === phoneNumber));
        // A number is in the account only after its order's success; until then the pending order is what holds it.
        const order = orders.find(({ status }) => isPendingStatus(status)) ?? orders[0];
        const isPending = order !== undefined && isPendingStatus(order.status);
        if (!isPending && (await account.findPhoneNumber(phoneNumber)) === undefined) {
            return "";
        }
        const holder =
            order === undefined
                ? "under an order that is not among the recent ones"
                : `under number order (${order.id}, customer reference "${order.customerReference ?? ""}")`;
        return `. ${phoneNumber} is in this account already, ${holder}${adviceOn(order?.customerReference, mark)}`;
    });
    return Promise.all(sentences);
}

/** What to do about a number that an order with this reference holds. */
function adviceOn(reference: string | undefined, mark: Mark): string {
    if (carriesToken(reference, mark.__token)) {
        return (
            ": this resource ordered it there and did not get it, and Telnyx still holds it for that purchase; " +
            "run `pulumi up` again later, or give the id of that order to the support of Telnyx"
        );
    }
    const advice = namesakeAdvice(reference, mark);
    return advice === undefined
        ? ": a number belongs to the one resource that ordered it, " +
              "and taking it out there and putting it in here would give it up in between; " +
              "if the program declares it in two resources, take it out of one; " +
              'see "Moving a number" in the README of pulumi-telnyx'
        : `. ${advice}`;
}

/** Countries whose numbers are sold only with a fulfilled requirement group (docs/facts.md, A6). */
const insisting: readonly (string | undefined)[] = ["CH", "DK", "IT", "NO", "PT", "SE"];

/** What to do about numbers that were refused, where the country insists on a group. */
async function groupAdvice(account: Account, error: Error, numbers: readonly DeclaredNumber[]): Promise<string> {
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
