import { isListed, type OrderedNumber } from "../numbers/orderedNumber";
import { RefusedError } from "../telnyx/errors";
import { changeBundle, type PhoneNumber } from "../telnyx/phoneNumbers";
import { canonicalNumbers, declaredNumbers } from "./declared";
import type { Run } from "./run";
import type { NumberOrderInputs, NumberOrderState } from "./schema";

/** The bundles that numbers are in now: what no reply shows after the order, and the state therefore carries. */
export interface Bundles {
    /** The declared numbers with the bundle that each one really got. */
    readonly phoneNumbers: NumberOrderInputs["phoneNumbers"];
    readonly reasons: readonly string[];
}

/** Moves numbers between bundles; a number that is still pending moves at the first `up` after it became active. */
export async function moveBundles({ operation, inputs, before, orders }: Run): Promise<Bundles> {
    const held = new Map(orders.last.numbers.map((number) => [number.ordered.phoneNumber, number]));
    const reasons: string[] = [];
    const moved = declaredNumbers(inputs).map(async (declared) => {
        const number = held.get(declared.phoneNumber);
        const current = number === undefined ? declared.bundleId : bundleOf(number, before);
        if (number === undefined || current === declared.bundleId) {
            return declared;
        }
        const outcome = isListed(number)
            ? await move(operation.api.client, number.listed, current, declared.bundleId)
            : "";
        if (outcome === undefined) {
            return declared;
        }
        if (outcome !== "") {
            reasons.push(outcome);
        }
        const { bundleId, ...rest } = declared;
        return current === undefined ? rest : { ...rest, bundleId: current };
    });
    return { phoneNumbers: canonicalNumbers(await Promise.all(moved)), reasons };
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
