import { planFor, type Holder, type Ordered, type OrderSet } from "../../orders";
import type { DeclaredNumber, NumberOrderInputs } from "../inputs";
import { placeOrder } from "./place";
import { explainRefusal } from "./refusals";

/** What ordering needs to know of a run. */
export interface Ordering extends Holder {
    readonly inputs: NumberOrderInputs;
    /** The declared numbers in their long form. */
    readonly numbers: readonly DeclaredNumber[];
    readonly orders: OrderSet;
    /** The id of the resource; undefined before its first order. */
    readonly id: string | undefined;
}

/** The most orders of ours that may turn up instead of the one that was to be placed. */
const maxRounds = 3;

/**
 * Orders what is missing, in a supplementary order where there is one already. A first order is placed whole or not at
 * all; later a number refused by name is left out, and the rest is ordered.
 */
export async function orderMissing(run: Ordering): Promise<Ordered> {
    const refused = new Map<string, string>();
    const wanted = () =>
        missingNumbers(run).filter(({ phoneNumber }) => !refused.has(phoneNumber) && !wasOrderedNow(run, phoneNumber));
    for (let rounds = 0; wanted().length > 0 && rounds < maxRounds + refused.size; rounds++) {
        const numbers = wanted();
        // An order may turn up instead of the one that was to be placed: what is left is a later one then.
        const isFirst = run.id === undefined;
        const placement = await placeOrder(run.operation, run.inputs, numbers, run.orders.familiarIds);
        if (placement.outcome === "unknown") {
            return orderedWith(refused, [placement.reason]);
        }
        if (placement.outcome === "placed") {
            run.orders.add(placement.order);
            // The reply shows a first order whole; a later one has to be seen beside the others.
            await (isFirst ? undefined : run.orders.observe());
            continue;
        }
        const { phoneNumbers, reason } = await explainRefusal(run.operation.api, run.inputs, placement.error, numbers);
        phoneNumbers.forEach((phoneNumber) =>
            refused.set(phoneNumber, isFirst ? `${reason}. Nothing was ordered` : reason),
        );
        if (isFirst) {
            break;
        }
    }
    return orderedWith(refused, []);
}

/** The declared numbers that none of our orders holds. */
function missingNumbers(run: Ordering): DeclaredNumber[] {
    const missing = new Set(planFor(run).order.map(({ key }) => key));
    return run.numbers.filter(({ phoneNumber }) => missing.has(phoneNumber));
}

/** A number that this operation ordered and did not get is for the next `up`: it may fail as often as it is ordered. */
function wasOrderedNow({ orders }: Ordering, phoneNumber: string): boolean {
    return orders.last.orders.some(
        (order) => orders.isNew(order.id) && order.phoneNumbers.some((entry) => entry.phoneNumber === phoneNumber),
    );
}

function orderedWith(refused: ReadonlyMap<string, string>, unknown: string[]): Ordered {
    return {
        reasons: [...new Set(refused.values()), ...unknown],
        refused: new Set(refused.keys()),
        isRefused: refused.size > 0,
        isUnknown: unknown.length > 0,
    };
}
