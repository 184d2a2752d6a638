import { ExplainedError, InitializationError, withoutValues } from "../lifecycle";
import { sentenceOf, type TelnyxOperation } from "../operation";

/** How ordering what is missing ended. */
export interface Ordered {
    /** A sentence for each thing that was refused, or whose outcome is not known. */
    readonly reasons: readonly string[];
    /** Whether an order was placed is not known, so nothing may be given back. */
    readonly isUnknown: boolean;
    /** Nothing was bought of what was to be ordered. */
    readonly isRefused: boolean;
    /** Numbers that were refused by name: nobody waits for them. */
    readonly refused: ReadonlySet<string>;
}

/** What a create or update does, step by step; each step returns why it got no further. */
export interface Steps<State> {
    /** The id of the resource: that of its first order; undefined while there is none. */
    readonly id: string | undefined;
    /** Gives the orders the reference that they should carry. */
    label(): Promise<string[]>;
    /** Orders what is missing. */
    order(): Promise<Ordered>;
    /** Hands requirement groups and values to the numbers that lack them. */
    handIn(): Promise<string[]>;
    /** Waits for what was ordered. */
    wait(ordered: Ordered): Promise<string[]>;
    /** Makes the settings that need the listed number. */
    adjust(): Promise<string[]>;
    /** Gives back what is too much. */
    giveBack(ordered: Ordered): Promise<string[]>;
    /** Looks at everything, unless that was done since the last change. */
    see(): Promise<unknown>;
    /** Sentences about what is declared and was not seen to be so. */
    leftUndone(): string[];
    /** The values of requirements that were seen: no reason repeats them. */
    seenValues(): string[];
    /** Writes down what was seen last; `isDone` says that nothing is left of what is declared, as far as that shows. */
    toState(isDone: boolean): State;
}

/** How often what was done is looked at once more when it does not show, and how long to wait before that. */
const maxLooksAgain = 3;
const lookAgainMs = 1000;

/**
 * Closes the difference between what the API shows and what the program declares, with only the calls it takes:
 * label, order, hand in, wait, settings, give back, observe. Whatever goes wrong once there is an order, the state is
 * kept: the error carries it, and the next `up` goes on from there.
 */
export async function carryOut<State extends object>(
    operation: TelnyxOperation,
    steps: Steps<State>,
): Promise<{ id: string; state: State }> {
    const reasons: string[] = [];
    try {
        reasons.push(...(await steps.label()));
        const ordered = await steps.order();
        reasons.push(...ordered.reasons);
        if (steps.id === undefined) {
            throw new ExplainedError(reasons.join("\n"));
        }
        reasons.push(...(await steps.handIn()), ...(await steps.wait(ordered)));
        // A bulk order shows its number orders only now.
        reasons.push(...(await steps.label()), ...(await steps.adjust()));
        reasons.push(...(await steps.giveBack(ordered)));
        await steps.see();
        reasons.push(...(reasons.length === 0 ? await finish(operation, steps, ordered) : []));
    } catch (error) {
        if (steps.id === undefined) {
            // There is no order, so there is nothing to keep: the error is the whole answer.
            throw error;
        }
        reasons.push(sentenceOf(error, operation));
    }
    const { id = "" } = steps;
    const state = steps.toState(reasons.length === 0);
    if (reasons.length > 0) {
        const values = steps.seenValues();
        const first = firstOf([...new Set(reasons)]);
        throw new InitializationError(
            id,
            state,
            first.map((reason) => withoutValues(reason, values)),
        );
    }
    return { id, state };
}

/** A success means that everything declared was seen to be so: what does not show is looked at, and done, once more. */
async function finish<State>(operation: TelnyxOperation, steps: Steps<State>, ordered: Ordered): Promise<string[]> {
    for (let looks = 0; looks < maxLooksAgain && steps.leftUndone().length > 0; looks++) {
        await operation.clock.sleep(lookAgainMs, operation.signal);
        const reasons = [...(await steps.wait(ordered)), ...(await steps.adjust())];
        await steps.see();
        if (reasons.length > 0) {
            return reasons;
        }
    }
    return steps.leftUndone();
}

/** The most sentences that one operation shows: thousands of numbers may have the same fate. */
const maxReasons = 10;

/** Cuts a list of sentences that says the same of thousands of numbers. */
export function firstOf(reasons: readonly string[]): string[] {
    const left = reasons.length - maxReasons;
    return [...reasons.slice(0, maxReasons), ...(left > 0 ? [`and ${left} more such reasons`] : [])];
}
