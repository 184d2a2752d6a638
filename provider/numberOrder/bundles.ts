import { changeBundle, reasonFor, RefusedError, type PhoneNumber } from "../telnyx";
import { isListed, type OrderedNumber, type OrderSet } from "../orders";
import type { TelnyxOperation } from "../operation";
import type { Carried } from "./carried";
import { declaredNumbers, type DeclaredNumber, type NumberOrderState } from "./inputs";

/** What moving numbers between bundles needs to know of a run. */
interface Moving {
    readonly operation: TelnyxOperation;
    readonly before?: NumberOrderState;
    readonly numbers: readonly DeclaredNumber[];
    readonly orders: OrderSet;
    readonly carried: Carried;
}

/**
 * Moves numbers between bundles; one that is still pending moves at the first `up` after it became active. What no
 * reply shows after the order is carried in the state. Returns a sentence for each refusal.
 */
export async function moveBundles(run: Moving): Promise<string[]> {
    const owned = new Map(run.orders.last.numbers.map((number) => [number.phoneNumber, number]));
    const moves = run.numbers.map(async (declared) => {
        const number = owned.get(declared.phoneNumber);
        if (number === undefined) {
            return [];
        }
        const current = bundleOf(run, number, declared);
        const { bundleId, reasons } =
            current !== declared.bundleId && isListed(number)
                ? await move(run.operation.api.client, number.listed, current, declared.bundleId)
                : { bundleId: current, reasons: [] };
        run.carried.noteBundle(declared, bundleId);
        return reasons;
    });
    return (await Promise.all(moves)).flat();
}

/** What this run knows by now, else what the state remembers of the same order's number, else what the order was placed with. */
function bundleOf(
    { before, orders, carried }: Moving,
    number: OrderedNumber,
    declared: DeclaredNumber,
): string | undefined {
    // A run comes here again while settings do not show: a move that was made must not be repeated.
    if (carried.isBundleKnown(declared.phoneNumber)) {
        return carried.of(declared.phoneNumber)?.bundleId;
    }
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

/**
 * The bundle a number is in afterwards, and why it got no further. From bundle to bundle takes two steps at the API
 * (docs/facts.md, A11), also from one that no reply shows: a killed run or somebody else may have put the number there.
 */
async function move(
    client: Parameters<typeof changeBundle>[0],
    number: PhoneNumber,
    from: string | undefined,
    to: string | undefined,
): Promise<{ bundleId: string | undefined; reasons: string[] }> {
    let bundleId = from;
    const step = async (next: string | undefined) => {
        await changeBundle(client, number.id, next ?? null);
        bundleId = next;
    };
    const reasons = await reasonFor(
        `moving ${number.phoneNumber} (${number.id}) to bundle ${to ?? "none"}`,
        async () => {
            if (from !== undefined) {
                await step(undefined);
            }
            const refusal = to === undefined ? undefined : await refusalOf(() => step(to));
            if (refusal !== undefined) {
                // Where it cannot be taken out of any bundle either, the first refusal says more.
                if (from !== undefined || (await refusalOf(() => step(undefined))) !== undefined) {
                    throw refusal;
                }
                await step(to);
            }
        },
    );
    return { bundleId, reasons };
}

async function refusalOf(change: () => Promise<void>): Promise<RefusedError | undefined> {
    try {
        await change();
        return undefined;
    } catch (error) {
        if (error instanceof RefusedError) {
            return error;
        }
        throw error;
    }
}
