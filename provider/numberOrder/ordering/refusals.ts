import type { Mark } from "../../orders";
import { RefusedError, UnavailableError, type Account, type TelnyxError } from "../../telnyx";
import { describeHolders } from "./holders";
import { groupAdvice } from "./mandatoryGroups";
import { NotOfferedError } from "./place";
import type { DeclaredNumber } from "../inputs";

/** Which numbers could not be ordered, and why. */
export interface Explanation {
    readonly phoneNumbers: readonly string[];
    readonly reason: string;
}

/** Says what is wrong with an order that was refused, and with which of its numbers: all, when it names none. */
export async function explainRefusal(
    account: Account,
    mark: Mark,
    error: TelnyxError,
    numbers: readonly DeclaredNumber[],
): Promise<Explanation> {
    const named = refusedNumbers(error, numbers);
    const about = named.length > 0 ? numbers.filter(({ phoneNumber }) => named.includes(phoneNumber)) : numbers;
    const phoneNumbers = about.map(({ phoneNumber }) => phoneNumber);
    const advice =
        error instanceof UnavailableError
            ? await describeHolders(account, mark, phoneNumbers)
            : await groupAdvice(account, error, about);
    return { phoneNumbers, reason: `ordering ${phoneNumbers.join(", ")}: ${error.message}${advice}` };
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
