import type { Operation } from "../lifecycle/handler";
import { isOffered } from "../numbers/evidence";
import type { Account } from "../telnyx/account";
import { LostReplyError, RefusedError, SearchRequiredError, UnavailableError } from "../telnyx/errors";
import { createNumberOrder, retrieveNumberOrder, type NumberOrderRecord } from "../telnyx/numberOrders";
import { findOrdersByReference, referenceFor } from "./find";
import type { DeclaredNumber, NumberOrderInputs } from "./schema";

/** Whether an order was placed is not known; the next `up` looks for it before it places anything. */
export class OutcomeUnknownError extends Error {}

/** When to look for an order whose reply was lost, in milliseconds from one look to the next. */
const looksMs = [0, 1000, 2000, 4000];
const mostPosts = 3;

/**
 * Places one order for these numbers, or finds the one that an earlier request placed. A POST is repeated only after a
 * definite refusal, or after a look showed no trace of the one before; the API sells a number only once.
 */
export async function placeOrder(
    operation: Operation<Account>,
    inputs: NumberOrderInputs,
    numbers: readonly DeclaredNumber[],
    knownIds: readonly string[],
): Promise<NumberOrderRecord> {
    let searched = false;
    let lost = false;
    for (let posts = 1; ; posts++) {
        await operation.assertEngineAlive();
        try {
            return await createNumberOrder(operation.api.client, toRequest(inputs, numbers));
        } catch (error) {
            if (error instanceof SearchRequiredError && !searched) {
                searched = true;
                await searchAll(operation.api, numbers);
                continue;
            }
            const isLost = error instanceof LostReplyError;
            lost ||= isLost;
            // The number may be taken by us: by an earlier request of ours that arrived late.
            const found =
                lost || error instanceof UnavailableError
                    ? await lookForOrder(operation, inputs, knownIds, isLost)
                    : undefined;
            if (found !== undefined) {
                return found;
            }
            if (!isLost) {
                throw error;
            }
            if (posts >= mostPosts) {
                throw unknownOutcome(numbers, error);
            }
        }
    }
}

/** The body of the POST: everything that an order takes at once. */
export function toRequest(inputs: NumberOrderInputs, numbers: readonly DeclaredNumber[]) {
    const { connectionId, billingGroupId, messagingProfileId } = inputs;
    return {
        phoneNumbers: numbers.map(({ phoneNumber, requirementGroupId, bundleId }) => ({
            phoneNumber,
            requirementGroupId,
            bundleId,
        })),
        ...{ connectionId, billingGroupId, messagingProfileId },
        customerReference: referenceFor(inputs),
    };
}

async function lookForOrder(
    operation: Operation<Account>,
    inputs: NumberOrderInputs,
    knownIds: readonly string[],
    patiently: boolean,
): Promise<NumberOrderRecord | undefined> {
    for (const delayMs of patiently ? looksMs : [0]) {
        await operation.clock.sleep(delayMs);
        const ids = await findOrdersByReference(operation.api, inputs);
        const unknown = ids.filter((id) => !knownIds.includes(id)).at(-1);
        if (unknown !== undefined) {
            return retrieveNumberOrder(operation.api.client, unknown);
        }
    }
    return undefined;
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
export class NotOfferedError extends Error {
    constructor(readonly phoneNumbers: readonly string[]) {
        super(
            `Telnyx offers no such number now, neither in its search nor among the numbers on hold for this account: ` +
                `${phoneNumbers.join(", ")}. Check the digits, or choose a number that a search shows`,
        );
    }
}

function unknownOutcome(numbers: readonly DeclaredNumber[], cause: Error): OutcomeUnknownError {
    return new OutcomeUnknownError(
        `ordering ${numbers.map(({ phoneNumber }) => phoneNumber).join(", ")}: ${cause.message}. Whether the order was ` +
            "placed is not known; run `pulumi up` to go on: it looks for the order before it places another",
    );
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
                    detail?.includes(phoneNumber),
            ),
        )
        .map(({ phoneNumber }) => phoneNumber);
}
