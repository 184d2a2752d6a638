import { RefusedError, TelnyxError, telnyxError, UnavailableError } from "../telnyx";
import type { TelnyxOperation } from "../operation";

/** How placing an order ended. */
export type Placement<Order> =
    | { readonly outcome: "placed"; readonly order: Order }
    /** Nothing was bought. */
    | { readonly outcome: "refused"; readonly error: TelnyxError }
    /** A reply was lost, and no look told what became of the order. */
    | { readonly outcome: "unknown"; readonly reason: string };

/** How one POST ended. */
export type Attempt<Order> =
    Exclude<Placement<Order>, { outcome: "unknown" }> | { outcome: "lost"; error: TelnyxError };

/** An order to be placed. */
export interface Placing<Order> {
    /** What is ordered, such as `ordering +13125550142`. */
    readonly doing: string;
    post(): Promise<Attempt<Order>>;
    /** What is told of an error. @default its message */
    tell?(error: TelnyxError): Promise<string>;
    /** Looks once for an order of ours that nobody knew of. */
    find(): Promise<Order | undefined>;
    /** When to look for an order whose reply was lost, in milliseconds from one look to the next. */
    readonly looksMs: readonly number[];
    /** How many POSTs there may be at most; more than one only where the API sells each number once. */
    readonly maxPosts: number;
}

/**
 * Places one order, or finds the one that an earlier request placed. A POST is repeated only after looks showed no trace
 * of the one before. Once a reply was lost, a refusal proves nothing any more: it may be the lost order that holds the
 * numbers.
 */
export async function place<Order>(operation: TelnyxOperation, placing: Placing<Order>): Promise<Placement<Order>> {
    const tell = (error: TelnyxError) => placing.tell?.(error) ?? error.message;
    let isAnyLost = false;
    for (let posts = 1; ; posts++) {
        const answer = await placing.post();
        if (answer.outcome === "placed") {
            return answer;
        }
        isAnyLost ||= answer.outcome === "lost";
        const refusal = { outcome: "refused", error: answer.error } as const;
        if (!isAnyLost && !(answer.error instanceof UnavailableError)) {
            return refusal;
        }
        // The numbers may be taken by us: by an earlier request of ours that arrived late.
        const found = await lookFor(operation, isAnyLost ? placing : { ...placing, looksMs: [0] });
        if (found instanceof TelnyxError) {
            const why = `${await tell(answer.error)}; looking for the order: ${await tell(found)}`;
            return unknown(`${placing.doing}: ${why}`);
        }
        if (found !== undefined) {
            return { outcome: "placed", order: found };
        }
        if (!isAnyLost) {
            return refusal;
        }
        if (answer.outcome === "refused" || posts >= placing.maxPosts) {
            return unknown(`${placing.doing}: ${await tell(answer.error)}`);
        }
    }
}

/** Sends one POST that orders, unless nobody is there any more who would hear of it. */
export async function attempt<Order>(operation: TelnyxOperation, post: () => Promise<Order>): Promise<Attempt<Order>> {
    await operation.assertEngineAlive();
    try {
        return { outcome: "placed", order: await post() };
    } catch (error) {
        return { outcome: error instanceof RefusedError ? "refused" : "lost", error: telnyxError(error) };
    }
}

async function lookFor<Order>(
    { clock }: TelnyxOperation,
    { looksMs, find }: Placing<Order>,
): Promise<Order | TelnyxError | undefined> {
    try {
        for (const delayMs of looksMs) {
            await clock.sleep(delayMs);
            const found = await find();
            if (found !== undefined) {
                return found;
            }
        }
        return undefined;
    } catch (error) {
        return telnyxError(error);
    }
}

function unknown(what: string) {
    const sentence =
        "Whether the order was placed is not known; run `pulumi up` to go on: it looks for the order before";
    return { outcome: "unknown", reason: `${what}. ${sentence} it places another` } as const;
}
