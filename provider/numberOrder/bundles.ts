import { messageOf } from "../lifecycle/errors";
import { isListed, type OrderedNumber } from "../numbers/orderedNumber";
import { changeBundle, type PhoneNumber } from "../telnyx/phoneNumbers";
import { declaredNumbers } from "./declared";
import { carry, type Run } from "./run";
import type { DeclaredNumber } from "./schema";

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
        const current = bundleOf(run, number, declared);
        const { bundleId, reasons } =
            current !== declared.bundleId && isListed(number)
                ? await move(run.operation.api.client, number.listed, current, declared.bundleId)
                : { bundleId: current, reasons: [] };
        carry(run, declared, { bundleId });
        return reasons;
    });
    return (await Promise.all(moves)).flat();
}

/** What the state remembers of the same order's number, else what the order was placed with. */
function bundleOf({ before, orders }: Run, number: OrderedNumber, declared: DeclaredNumber): string | undefined {
    const { phoneNumber, bundleId } = number.ordered;
    const remembered = before?.numbers.some(
        (output) => output.phoneNumber === phoneNumber && output.numberOrderId === number.order.id,
    );
    if (before !== undefined && remembered) {
        return declaredNumbers(before).find((known) => known.phoneNumber === phoneNumber)?.bundleId;
    }
    // Replies show no bundle even of a number that was ordered with one.
    return bundleId ?? (orders.isNew(number.order.id) ? declared.bundleId : undefined);
}

/** The bundle a number is in afterwards, and why it got no further. From bundle to bundle takes two steps at the API. */
async function move(
    client: Parameters<typeof changeBundle>[0],
    number: PhoneNumber,
    from: string | undefined,
    to: string | undefined,
): Promise<{ bundleId: string | undefined; reasons: string[] }> {
    let bundleId = from;
    try {
        if (bundleId !== undefined) {
            await changeBundle(client, number.id, null);
            bundleId = undefined;
        }
        if (to !== undefined) {
            await changeBundle(client, number.id, to);
            bundleId = to;
        }
        return { bundleId, reasons: [] };
    } catch (error) {
        const reason = `moving ${number.phoneNumber} (${number.id}) to bundle ${to ?? "none"}: ${messageOf(error)}`;
        return { bundleId, reasons: [reason] };
    }
}
