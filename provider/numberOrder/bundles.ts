import { isListed, type OrderedNumber } from "../numbers/orderedNumber";
import { RefusedError } from "../telnyx/errors";
import { changeBundle, type PhoneNumber } from "../telnyx/phoneNumbers";
import { declaredNumbers } from "./declared";
import { carry, type Run } from "./run";
import type { NumberOrderState } from "./schema";

/**
 * Moves numbers between bundles; one that is still pending moves at the first `up` after it became active. What no
 * reply shows after the order is carried in the state. Returns a sentence for each refusal.
 */
export async function moveBundles(run: Run): Promise<string[]> {
    const held = new Map(run.orders.last.numbers.map((number) => [number.ordered.phoneNumber, number]));
    const moves = declaredNumbers(run.inputs).map(async (declared) => {
        const number = held.get(declared.phoneNumber);
        if (number === undefined) {
            return [];
        }
        const current = bundleOf(number, run.before);
        const isDue = current !== declared.bundleId;
        const refusal =
            isDue && isListed(number)
                ? await move(run.operation.api.client, number.listed, current, declared.bundleId)
                : undefined;
        const isDone = !isDue || (isListed(number) && refusal === undefined);
        carry(run, declared, { bundleId: isDone ? declared.bundleId : current });
        return refusal === undefined ? [] : [refusal];
    });
    return (await Promise.all(moves)).flat();
}

/** What the state remembers of the same order's number, else what the order was placed with. */
function bundleOf(number: OrderedNumber, before: NumberOrderState | undefined): string | undefined {
    const { phoneNumber } = number.ordered;
    const remembered = before?.numbers.some(
        (output) => output.phoneNumber === phoneNumber && output.numberOrderId === number.order.id,
    );
    return before !== undefined && remembered
        ? declaredNumbers(before).find((declared) => declared.phoneNumber === phoneNumber)?.bundleId
        : number.ordered.bundleId;
}

/** Returns why it was refused; undefined when it was not. From bundle to bundle takes two steps at the API. */
async function move(
    client: Parameters<typeof changeBundle>[0],
    number: PhoneNumber,
    from: string | undefined,
    to: string | undefined,
): Promise<string | undefined> {
    try {
        if (from !== undefined) {
            await changeBundle(client, number.id, null);
        }
        if (to !== undefined) {
            await changeBundle(client, number.id, to);
        }
        return undefined;
    } catch (error) {
        if (error instanceof RefusedError) {
            return `moving ${number.phoneNumber} (${number.id}) to bundle ${to ?? "none"}: ${error.message}`;
        }
        throw error;
    }
}
