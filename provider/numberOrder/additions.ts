import { isAlive } from "../numbers/orderedNumber";
import { declaredNumbers } from "./declared";
import { placeOrder } from "./place";
import { explainRefusal } from "./refusals";
import type { Run } from "./run";
import type { DeclaredNumber } from "./schema";

/** How ordering what is missing ended. */
export interface Additions {
    /** A sentence for each number that was refused. */
    readonly reasons: readonly string[];
    readonly refused: ReadonlySet<string>;
    /** Whether an order was placed is not known. */
    readonly unknown: boolean;
}

/** The most orders of ours that may turn up instead of the one that was to be placed. */
const mostRounds = 3;

/** The declared numbers that none of our orders holds. */
export function missingNumbers({ inputs, orders }: Run): DeclaredNumber[] {
    const held = new Set(orders.last.numbers.filter(isAlive).map(({ ordered }) => ordered.phoneNumber));
    return declaredNumbers(inputs).filter(({ phoneNumber }) => !held.has(phoneNumber));
}

/** Orders what is missing in a supplementary order; a number refused by name is left out, and the rest ordered. */
export async function orderMissing(run: Run): Promise<Additions> {
    const refused = new Map<string, string>();
    const wanted = () =>
        missingNumbers(run).filter(({ phoneNumber }) => !refused.has(phoneNumber) && !wasOrderedNow(run, phoneNumber));
    for (let rounds = 0; wanted().length > 0 && rounds < mostRounds + refused.size; rounds++) {
        const numbers = wanted();
        const placement = await placeOrder(run.operation, run.inputs, numbers, run.orders.familiarIds);
        if (placement.outcome === "unknown") {
            return additions(refused, [placement.error.message]);
        }
        if (placement.outcome === "placed") {
            run.orders.add(placement.order);
            await run.orders.observe();
            continue;
        }
        const { phoneNumbers, reason } = await explainRefusal(run.operation.api, placement.error, numbers);
        phoneNumbers.forEach((phoneNumber) => refused.set(phoneNumber, reason));
    }
    return additions(refused, []);
}

/** A number that this operation ordered and did not get is for the next `up`: it may fail as often as it is ordered. */
function wasOrderedNow({ orders }: Run, phoneNumber: string): boolean {
    return orders.last.orders.some(
        (order) => orders.isNew(order.id) && order.phoneNumbers.some((entry) => entry.phoneNumber === phoneNumber),
    );
}

function additions(refused: ReadonlyMap<string, string>, unknown: string[]): Additions {
    return {
        reasons: [...new Set(refused.values()), ...unknown],
        refused: new Set(refused.keys()),
        unknown: unknown.length > 0,
    };
}
