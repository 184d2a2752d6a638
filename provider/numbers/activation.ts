import type { Operation } from "../lifecycle/handler";
import { waitUntilSettled } from "../lifecycle/wait";
import type { Account } from "../telnyx/account";
import type { Observation } from "./observe";
import { requirementsStatusOf, standingOf, statusOf, type OrderedNumber } from "./orderedNumber";

/** Waits until every number that is wanted works, or has another answer. Each number's wait ends by itself. */
export async function waitForActivation(
    operation: Operation<Account>,
    timeoutMs: number,
    isWanted: (phoneNumber: string) => boolean,
    look: () => Promise<Observation>,
): Promise<{ observation: Observation; reasons: string[] }> {
    const wantedOf = (observation: Observation) =>
        observation.numbers.filter((number) => isWanted(number.ordered.phoneNumber));
    const { seen, timedOut } = await waitUntilSettled({
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
        report: operation.log.progress,
    });
    const seconds = Math.round(timeoutMs / 1000);
    const reasons = wantedOf(seen)
        .filter((number) => standingOf(number) !== "active")
        .map((number) => `waiting for number order (${number.order.id}): ${reasonOf(number, timedOut ? seconds : 0)}`);
    return { observation: seen, reasons };
}

const mostNamed = 3;

/** Such as `2 of 3 numbers active, +13125550142 pending`. */
export function progressOf(numbers: readonly OrderedNumber[]): string {
    const rest = numbers.filter((number) => standingOf(number) !== "active");
    const named = rest.slice(0, mostNamed).map((number) => `${number.ordered.phoneNumber} ${stateOf(number)}`);
    const more = rest.length > mostNamed ? [`${rest.length - mostNamed} more`] : [];
    return [`${numbers.length - rest.length} of ${numbers.length} numbers active`, ...named, ...more].join(", ");
}

/** The word that says most: what the requirements wait for, `not listed yet`, or the status. */
function stateOf(number: OrderedNumber): string {
    const status = statusOf(number);
    if (status === "pending") {
        const requirements = requirementsStatusOf(number);
        return requirements === undefined || requirements === "approved" ? status : requirements;
    }
    return status === "success" ? "ordered, not listed yet" : status;
}

/** Why a number does not work, and what to do about it. */
function reasonOf(number: OrderedNumber, waitedSeconds: number): string {
    const { phoneNumber } = number.ordered;
    switch (standingOf(number)) {
        case "active":
            return `${phoneNumber} is active`;
        case "waiting":
            return `${phoneNumber} is still ${stateOf(number)} after ${waitedSeconds} s; run \`pulumi up\` to go on waiting`;
        case "blocked":
            return blockedReason(number);
        case "failed":
            return (
                `${phoneNumber} could not be bought (status ${statusOf(number)}; Telnyx gives no reason): ` +
                "run `pulumi up` to order it again, or take it out of the program"
            );
        case "gone":
            return (
                `${phoneNumber} is ${statusOf(number)} at Telnyx (by a user, by its staff, or because a deadline passed): ` +
                "run `pulumi up` to order it again, or take it out of the program"
            );
        case "unknown":
            return (
                `${phoneNumber} has the status ${stateOf(number)}, which this release of pulumi-telnyx does not know: ` +
                "see the order in the Telnyx portal, and look for a newer release"
            );
    }
}

function blockedReason(number: OrderedNumber): string {
    const missing = (number.detail?.regulatoryRequirements ?? []).filter((requirement) => !requirement.fieldValue);
    const named = missing.map(
        ({ requirementId, fieldType }) => `${fieldType ?? "a value"} (requirement ${requirementId})`,
    );
    const deadline = number.detail?.deadline === undefined ? "" : ` by ${number.detail.deadline}`;
    const needs = named.length === 0 ? "" : `: it needs ${named.join(", ")}${deadline}`;
    return `${number.ordered.phoneNumber} is ${stateOf(number)}${needs}; supply it and run \`pulumi up\``;
}
