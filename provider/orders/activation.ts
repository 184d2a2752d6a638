import { withoutValues } from "../lifecycle";
import type { Account } from "../telnyx";
import { waitOn, type TelnyxOperation } from "../operation";
import type { Observation } from "./observe/observation";
import { isActive, isWaiting, standingOf, type OrderedNumber } from "./number";
import { reasonOf, wordFor, type Heard } from "./reasons";
import { seenValues } from "./seenValues";

/** What has to be known of a review, so that nothing is repeated that is nobody's business. */
export interface Review {
    readonly heard?: Heard;
    /** Values of requirements that were declared or seen before. */
    readonly formerValues?: readonly string[];
}

/** What a wait for numbers is about. */
interface Awaited {
    readonly timeoutMs: number;
    readonly isWanted: (phoneNumber: string) => boolean;
    /** Says of a number that waits for somebody whether it may be shown as it was a moment ago. @default none is */
    readonly isLate?: (number: OrderedNumber) => boolean;
}

/**
 * Waits until every number that is wanted works, or has another answer. Each number's wait ends by itself. Returns a
 * sentence for each that does not work.
 */
export async function waitForActivation(
    operation: TelnyxOperation,
    { timeoutMs, isWanted, isLate = () => false }: Awaited,
    look: () => Promise<Observation>,
    review: () => Review = () => ({}),
): Promise<string[]> {
    const wantedOf = (observation: Observation) => observation.numbers.filter((number) => isWanted(number.phoneNumber));
    const mayChange = (number: OrderedNumber) =>
        isWaiting(number) || (standingOf(number) === "blocked" && isLate(number));
    const { seen, after } = await waitOn(operation, timeoutMs, async () => {
        await operation.assertEngineAlive();
        const seen = await look();
        const numbers = wantedOf(seen);
        return { seen, settled: !numbers.some(mayChange), progress: progressOf(numbers) };
    });
    const reasons = await Promise.all(
        wantedOf(seen)
            .filter((number) => !isActive(number))
            .map(async (number) => {
                const reason = await reasonOf(operation.api, number, after, review().heard);
                return `waiting for number order (${number.order.id}): ${reason}`;
            }),
    );
    return withoutTheirValues(reasons, seen, review());
}

/** What numbers that are wanted wait for and only a person can give, where nobody waits for them. */
export async function blockedReasons(
    account: Account,
    observation: Observation,
    isWanted: (phoneNumber: string) => boolean,
    review: Review,
): Promise<string[]> {
    const blocked = observation.numbers.filter(
        (number) => isWanted(number.phoneNumber) && standingOf(number) === "blocked",
    );
    const reasons = await Promise.all(blocked.map((number) => reasonOf(account, number, "now", review.heard)));
    return withoutTheirValues(reasons, observation, review);
}

/** Reviewers may quote in their comments what they reject. */
function withoutTheirValues(
    reasons: readonly string[],
    { numbers }: Observation,
    { formerValues = [] }: Review,
): string[] {
    return reasons.map((reason) => withoutValues(reason, [...seenValues(numbers), ...formerValues]));
}

const maxNamed = 3;

/** Such as `2 of 3 numbers active, +13125550142 pending`. */
export function progressOf(numbers: readonly OrderedNumber[]): string {
    const rest = numbers.filter((number) => !isActive(number));
    const named = rest.slice(0, maxNamed).map((number) => `${number.phoneNumber} ${wordFor(number)}`);
    const more = rest.length > maxNamed ? [`${rest.length - maxNamed} more`] : [];
    return [`${numbers.length - rest.length} of ${numbers.length} numbers active`, ...named, ...more].join(", ");
}
