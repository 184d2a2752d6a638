import { apiError, unprocessable } from "../errors";
import { isE164 } from "../numbering/identify";

/** Throws if a list of numbers, as orders and reservations carry it, has one of another form or one twice. */
export function checkNumbers(numbers: string[]): void {
    const before = new Set<string>();
    numbers.forEach((number, i) => {
        const pointer = `/phone_numbers/${String(i)}/phone_number`;
        if (!isE164(number)) {
            throw apiError(422, "10016", `${number} is not in +E.164 format.`, pointer);
        }
        if (before.has(number)) {
            throw unprocessable(`${number} is in the list more than once.`, pointer);
        }
        before.add(number);
    });
}
