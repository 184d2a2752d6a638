import type { Operation } from "../lifecycle/handler";
import { isOffered } from "../numbers/evidence";
import type { Account } from "../telnyx/account";
import { RefusedError, SearchRequiredError, TelnyxError, telnyxError, UnavailableError } from "../telnyx/errors";
import { createNumberOrder, retrieveNumberOrder, type NumberOrderRecord } from "../telnyx/numberOrders";
import { findOrdersByReference, referenceFor } from "./find";
import type { DeclaredNumber, NumberOrderInputs } from "./schema";

/** How placing an order ended. */
export type Placement =
    | { readonly outcome: "placed"; readonly order: NumberOrderRecord }
    /** Nothing was bought. */
    | { readonly outcome: "refused"; readonly error: TelnyxError }
    /** A reply was lost, and no look told what became of the order. */
    | { readonly outcome: "unknown"; readonly error: TelnyxError };

/** Whether an order was placed is not known; the next `up` looks for it before it places anything. */
export class OutcomeUnknownError extends TelnyxError {}

/** When to look for an order whose reply was lost, in milliseconds from one look to the next. */
const looksMs = [0, 1000, 2000, 4000];
const mostPosts = 3;

/**
 * Places one order for these numbers, or finds the one that an earlier request placed. A POST is repeated only after a
 * definite refusal, or after a look showed no trace of the one before; the API sells a number only once. Once a reply
 * was lost, a refusal proves nothing any more: it may be the lost order that holds the number.
 */
export async function placeOrder(
    operation: Operation<Account>,
    inputs: NumberOrderInputs,
    numbers: readonly DeclaredNumber[],
    knownIds: readonly string[],
): Promise<Placement> {
    let isAnyLost = false;
    for (let posts = 1; ; posts++) {
        const answer = await post(operation, inputs, numbers);
        if (answer.outcome === "placed") {
            return answer;
        }
        isAnyLost ||= answer.outcome === "unknown";
        if (!isAnyLost && !(answer.error instanceof UnavailableError)) {
            return answer;
        }
        // The number may be taken by us: by an earlier request of ours that arrived late.
        const found = await lookForOrder(operation, inputs, knownIds, isAnyLost ? looksMs : [0]);
        if (found instanceof TelnyxError) {
            return unknown(numbers, `${answer.error.message}; looking for the order: ${found.message}`);
        }
        if (found !== undefined) {
            return { outcome: "placed", order: found };
        }
        if (!isAnyLost) {
            return answer;
        }
        if (answer.outcome === "refused" || posts >= mostPosts) {
            return unknown(numbers, answer.error.message);
        }
    }
}

/** Sends the order; once more after a search, where the API asks for one: then the first was refused. */
async function post(
    operation: Operation<Account>,
    inputs: NumberOrderInputs,
    numbers: readonly DeclaredNumber[],
): Promise<Placement> {
    const first = await postOnce(operation, inputs, numbers);
    if (first.outcome !== "refused" || !(first.error instanceof SearchRequiredError)) {
        return first;
    }
    try {
        await searchAll(operation.api, numbers);
    } catch (error) {
        return { outcome: "refused", error: telnyxError(error) };
    }
    return postOnce(operation, inputs, numbers);
}

async function postOnce(
    operation: Operation<Account>,
    inputs: NumberOrderInputs,
    numbers: readonly DeclaredNumber[],
): Promise<Placement> {
    await operation.assertEngineAlive();
    try {
        return {
            outcome: "placed",
            order: await createNumberOrder(operation.api.client, toRequest(inputs, numbers)),
        };
    } catch (error) {
        return { outcome: error instanceof RefusedError ? "refused" : "unknown", error: telnyxError(error) };
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

/** Looks for an order that nobody knew of; an error when that could not be told. */
async function lookForOrder(
    operation: Operation<Account>,
    inputs: NumberOrderInputs,
    knownIds: readonly string[],
    delaysMs: readonly number[],
): Promise<NumberOrderRecord | TelnyxError | undefined> {
    try {
        for (const delayMs of delaysMs) {
            await operation.clock.sleep(delayMs);
            const ids = await findOrdersByReference(operation.api, inputs);
            const news = ids.filter((id) => !knownIds.includes(id)).at(-1);
            if (news !== undefined) {
                return await retrieveNumberOrder(operation.api.client, news);
            }
        }
        return undefined;
    } catch (error) {
        return telnyxError(error);
    }
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

function unknown(numbers: readonly DeclaredNumber[], cause: string): Placement {
    const error = new OutcomeUnknownError(
        `ordering ${numbers.map(({ phoneNumber }) => phoneNumber).join(", ")}: ${cause}. Whether the order was placed ` +
            "is not known; run `pulumi up` to go on: it looks for the order before it places another",
    );
    return { outcome: "unknown", error };
}
