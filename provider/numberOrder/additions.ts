import { messageOf } from "../lifecycle/errors";
import { isAlive } from "../numbers/orderedNumber";
import type { Account } from "../telnyx/account";
import { RefusedError, UnavailableError } from "../telnyx/errors";
import { declaredNumbers } from "./declared";
import { groupAdvice } from "./mandatoryGroups";
import { OutcomeUnknownError, NotOfferedError, placeOrder, refusedNumbers } from "./place";
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
    const wanted = () => missingNumbers(run).filter(({ phoneNumber }) => !refused.has(phoneNumber));
    for (let rounds = 0; wanted().length > 0 && rounds < mostRounds + refused.size; rounds++) {
        const numbers = wanted();
        try {
            run.orders.add(await placeOrder(run.operation, run.inputs, numbers, run.orders.familiarIds));
            await run.orders.observe();
        } catch (error) {
            if (error instanceof OutcomeUnknownError) {
                return additions(refused, [error.message]);
            }
            if (!(error instanceof RefusedError) && !(error instanceof NotOfferedError)) {
                throw error;
            }
            const named = refusedNumbers(error, numbers);
            const about = named.length > 0 ? named : numbers.map(({ phoneNumber }) => phoneNumber);
            const reason = await explainRefusal(run, error, about);
            about.forEach((phoneNumber) => refused.set(phoneNumber, reason));
        }
    }
    return additions(refused, []);
}

function additions(refused: ReadonlyMap<string, string>, unknown: string[]): Additions {
    return {
        reasons: [...new Set(refused.values()), ...unknown],
        refused: new Set(refused.keys()),
        unknown: unknown.length > 0,
    };
}

/** Says what is wrong with numbers that were refused; one that the account holds already belongs to another order. */
export async function explainRefusal(
    { operation, inputs }: Run,
    error: Error,
    phoneNumbers: readonly string[],
): Promise<string> {
    const sentence = `ordering ${phoneNumbers.join(", ")}: ${messageOf(error)}`;
    if (!(error instanceof UnavailableError)) {
        const about = declaredNumbers(inputs).filter(({ phoneNumber }) => phoneNumbers.includes(phoneNumber));
        return sentence + (await groupAdvice(operation.api, error, about));
    }
    try {
        return sentence + (await holdersOf(operation.api, phoneNumbers)).join("");
    } catch {
        // The refusal is the answer; who holds the number only explains it.
        return sentence;
    }
}

/** A sentence for each number that an order of this account holds. */
async function holdersOf(account: Account, phoneNumbers: readonly string[]): Promise<string[]> {
    const recent = await account.recentNumberOrders();
    const sentences = phoneNumbers.map(async (phoneNumber) => {
        const orders = recent.filter((order) => order.phoneNumbers.some((entry) => entry.phoneNumber === phoneNumber));
        // A number is in the account only after its order's success; until then the pending order is what holds it.
        const order = orders.find(({ status }) => status === "pending") ?? orders[0];
        if (order?.status !== "pending" && (await account.findPhoneNumber(phoneNumber)) === undefined) {
            return "";
        }
        const holder =
            order === undefined
                ? "under an order that is not among the recent ones"
                : `under number order (${order.id}, customer reference "${order.customerReference ?? ""}")`;
        return (
            `. ${phoneNumber} is in this account already, ${holder}: a number belongs to the one resource that ordered it, ` +
            "and taking it out there and putting it in here would give it up in between; " +
            'see "Moving a number" in the README of pulumi-telnyx'
        );
    });
    return Promise.all(sentences);
}
