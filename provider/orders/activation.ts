import { waitUntilSettled, withoutValues } from "../lifecycle";
import type { Account } from "../telnyx";
import type { TelnyxOperation } from "../operation";
import type { Observation } from "./observe/orders";
import { requirementsOf, standingOf, type OrderedNumber } from "./number";
import { reasonOf, wordFor } from "./reasons";

/** Waits until every number that is wanted works, or has another answer. Each number's wait ends by itself. */
export async function waitForActivation(
    operation: TelnyxOperation,
    timeoutMs: number,
    isWanted: (phoneNumber: string) => boolean,
    look: () => Promise<Observation>,
): Promise<{ observation: Observation; reasons: string[] }> {
    const wantedOf = (observation: Observation) => observation.numbers.filter((number) => isWanted(number.phoneNumber));
    const startMs = operation.clock.now();
    const { seen, isInterrupted } = await waitUntilSettled({
        look: async () => {
            await operation.assertEngineAlive();
            const seen = await look();
            const numbers = wantedOf(seen);
            return {
                seen,
                settled: numbers.every((number) => standingOf(number) !== "waiting"),
                progress: progressOf(numbers),
            };
        },
        timeoutMs,
        clock: operation.clock,
        signal: operation.signal,
        report: operation.log.progress,
    });
    const waited = waitedFor(operation.clock.now() - startMs, isInterrupted);
    const unanswered = wantedOf(seen).filter((number) => standingOf(number) !== "active");
    const reasons = await Promise.all(
        unanswered.map(async (number) => {
            const reason = await reasonOf(operation.api, number, waited);
            return `waiting for number order (${number.order.id}): ${reason}`;
        }),
    );
    return { observation: seen, reasons: withoutTheirValues(reasons, seen) };
}

function waitedFor(elapsedMs: number, isInterrupted = false): string {
    const seconds = Math.round(elapsedMs / 1000);
    return isInterrupted ? `when the operation was interrupted after ${seconds} s` : `after ${seconds} s`;
}

/** What numbers wait for that only a person can give, where nobody waits for them. */
export async function blockedReasons(account: Account, observation: Observation): Promise<string[]> {
    const blocked = observation.numbers.filter((number) => standingOf(number) === "blocked");
    const reasons = await Promise.all(blocked.map((number) => reasonOf(account, number, "now")));
    return withoutTheirValues(reasons, observation);
}

/** Reviewers may quote in their comments what they reject. */
function withoutTheirValues(reasons: readonly string[], { numbers }: Observation): string[] {
    const values = numbers.flatMap((number) => requirementsOf(number).map(({ fieldValue }) => fieldValue ?? ""));
    return reasons.map((reason) => withoutValues(reason, values));
}

const maxNamed = 3;

/** Such as `2 of 3 numbers active, +13125550142 pending`. */
export function progressOf(numbers: readonly OrderedNumber[]): string {
    const rest = numbers.filter((number) => standingOf(number) !== "active");
    const named = rest.slice(0, maxNamed).map((number) => `${number.phoneNumber} ${wordFor(number)}`);
    const more = rest.length > maxNamed ? [`${rest.length - maxNamed} more`] : [];
    return [`${numbers.length - rest.length} of ${numbers.length} numbers active`, ...named, ...more].join(", ");
}
