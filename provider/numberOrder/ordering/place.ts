import {
    createNumberOrder,
    retrieveNumberOrder,
    SearchRequiredError,
    telnyxError,
    TelnyxError,
    type Account,
    type NumberOrderRecord,
} from "../../telnyx";
import { attempt, isOffered, orderBody, place, referenceFor, type Attempt, type Placement } from "../../orders";
import type { TelnyxOperation } from "../../operation";
import type { DeclaredNumber, NumberOrderInputs } from "../inputs";
import { findOrdersByReference } from "./find";
import { withoutTheirValues } from "./quoted";

/** When to look for an order whose reply was lost, in milliseconds from one look to the next. */
const looksMs = [0, 1000, 2000, 4000];
/** The API sells a number only once, so a POST that left no trace may be sent again. */
const maxPosts = 3;

/** Places one order for these numbers, or finds the one that an earlier request placed and nobody knew of. */
export function placeOrder(
    operation: TelnyxOperation,
    inputs: NumberOrderInputs,
    numbers: readonly DeclaredNumber[],
    knownIds: readonly string[],
): Promise<Placement<NumberOrderRecord>> {
    return place(operation, {
        doing: `ordering ${numbers.map(({ phoneNumber }) => phoneNumber).join(", ")}`,
        post: () => post(operation, inputs, numbers),
        tell: (error) => withoutTheirValues(operation.api, error, [inputs, ...numbers]),
        find: async () => {
            const ids = await findOrdersByReference(operation.api, inputs);
            const found = ids.filter((id) => !knownIds.includes(id)).at(-1);
            return found === undefined ? undefined : retrieveNumberOrder(operation.api.client, found);
        },
        looksMs,
        maxPosts,
    });
}

/** Sends the order; once more after a search, where the API asks for one: then the first was refused. */
async function post(
    operation: TelnyxOperation,
    inputs: NumberOrderInputs,
    numbers: readonly DeclaredNumber[],
): Promise<Attempt<NumberOrderRecord>> {
    const order = async () =>
        withSent(await createNumberOrder(operation.api.client, toRequest(inputs, numbers)), numbers);
    const first = await attempt(operation, order);
    if (first.outcome !== "refused" || !(first.error instanceof SearchRequiredError)) {
        return first;
    }
    try {
        await searchAll(operation.api, numbers);
    } catch (error) {
        return { outcome: "refused", error: telnyxError(error) };
    }
    return attempt(operation, order);
}

/**
 * The reply to a POST with the numbers that it leaves out: an order was placed for them, and the description requires no
 * list of them. Without an id in the order (""), nothing more can be read of a number there.
 */
function withSent(record: NumberOrderRecord, numbers: readonly DeclaredNumber[]): NumberOrderRecord {
    const shown = new Set(record.phoneNumbers.map(({ phoneNumber }) => phoneNumber));
    const left = numbers.filter(({ phoneNumber }) => !shown.has(phoneNumber));
    const phoneNumbers = [...record.phoneNumbers, ...left.map(({ phoneNumber }) => ({ id: "", phoneNumber }))];
    return { ...record, phoneNumbers };
}

/** The body of the POST: everything that an order takes at once. */
function toRequest(inputs: NumberOrderInputs, numbers: readonly DeclaredNumber[]) {
    return {
        phoneNumbers: numbers.map(({ phoneNumber, requirementGroupId, bundleId }) => ({
            phoneNumber,
            requirementGroupId,
            bundleId,
        })),
        ...orderBody(inputs),
        customerReference: referenceFor(inputs),
    };
}

/** A number must come from a search. */
async function searchAll(account: Account, numbers: readonly DeclaredNumber[]): Promise<void> {
    const missing: string[] = [];
    for (const { phoneNumber } of numbers) {
        if (!(await isOffered(account, phoneNumber))) {
            missing.push(phoneNumber);
        }
    }
    if (missing.length > 0) {
        throw new NotOfferedError(missing);
    }
}

/** Numbers that no search shows: nobody can order them now. */
export class NotOfferedError extends TelnyxError {
    constructor(readonly phoneNumbers: readonly string[]) {
        super(
            `Telnyx offers no such number now, neither in its search nor among the numbers on hold for this account: ` +
                `${phoneNumbers.join(", ")}. Check the digits, or choose a number that a search shows`,
        );
    }
}
