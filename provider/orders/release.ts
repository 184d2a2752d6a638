import { ExplainedError, messageOf, waitUntilSettled } from "../lifecycle";
import {
    cancelSubNumberOrder,
    createDeleteJob,
    deletePhoneNumber,
    NotFoundError,
    TelnyxError,
    type PhoneNumber,
} from "../telnyx";
import type { TelnyxOperation } from "../operation";
import { runJobs } from "./jobs";
import { isAlive, isListed, isPending, statusOf, type OrderedNumber } from "./number";
import { inseparable, toMember } from "./policies";

/** How a release ended. */
export interface Released {
    /** Pending numbers whose sub order holds others that stay: a sub order is cancelled whole or not at all. */
    readonly kept: readonly OrderedNumber[];
    /** A sentence for each number that could not be given back. */
    readonly reasons: readonly string[];
}

/** From here on the bulk job is less than one request a number. */
const jobThreshold = 20;
/** A refusal may be a race with the order's own progress, so it counts only when it repeats. */
const maxRefusals = 3;

/** Cancels what is pending and releases what is active, again and again until it is observed gone. */
export async function release(
    operation: TelnyxOperation,
    timeoutMs: number,
    isTarget: (phoneNumber: string) => boolean,
    look: () => Promise<{ readonly numbers: readonly OrderedNumber[] }>,
): Promise<Released> {
    const deadlineMs = operation.clock.now() + timeoutMs;
    const refusals = new Map<string, string[]>();
    const refused = (number: OrderedNumber) => (refusals.get(number.phoneNumber)?.length ?? 0) >= maxRefusals;
    const { seen, timedOut } = await waitUntilSettled({
        look: async () => {
            const observation = await look();
            const left = observation.numbers.filter((number) => isTarget(number.phoneNumber) && isAlive(number));
            const bound = inseparable(observation.numbers.filter(isAlive).map(toMember), isTarget);
            const kept = left.filter(({ phoneNumber }) => bound.has(phoneNumber));
            const open = left.filter((number) => !bound.has(number.phoneNumber) && !refused(number));
            if (open.length > 0) {
                await operation.assertEngineAlive();
                await giveBack(operation, deadlineMs, open, refusals);
            }
            return {
                seen: { left, kept },
                settled: open.length === 0,
                progress: progressOf(open),
            };
        },
        timeoutMs,
        clock: operation.clock,
        signal: operation.signal,
        report: operation.log.progress,
    });
    const reasons = seen.left
        .filter((number) => !seen.kept.includes(number) && (timedOut || refused(number)))
        .map((number) => unreleased(number, refusals.get(number.phoneNumber)?.at(-1)));
    return { kept: seen.kept, reasons };
}

const maxNamed = 3;

function progressOf(open: readonly OrderedNumber[]): string {
    const named = open.slice(0, maxNamed).map(({ phoneNumber }) => phoneNumber);
    return open.length === 0 ? "released" : `releasing ${named.join(", ")} (${open.length} left)`;
}

async function giveBack(
    operation: TelnyxOperation,
    deadlineMs: number,
    numbers: readonly OrderedNumber[],
    refusals: Map<string, string[]>,
) {
    const refuse = (phoneNumber: string, reason: string) =>
        refusals.set(phoneNumber, [...(refusals.get(phoneNumber) ?? []), reason]);
    const listed = numbers.filter(isListed).map((number) => number.listed);
    const pending = numbers.filter(isPending);
    await Promise.all([
        cancelPending(operation, pending, refuse),
        listed.length > jobThreshold
            ? releaseByJob(operation, deadlineMs - operation.clock.now(), listed, refuse)
            : releaseListed(operation, listed, refuse),
    ]);
}

type Refuse = (phoneNumber: string, reason: string) => void;

async function cancelPending(operation: TelnyxOperation, numbers: readonly OrderedNumber[], refuse: Refuse) {
    const subOrderIds = new Set(numbers.map((number) => number.subOrder?.id).filter((id) => id !== undefined));
    for (const id of subOrderIds) {
        try {
            await cancelSubNumberOrder(operation.api.client, id);
        } catch (error) {
            onlyTelnyx(error);
            numbers
                .filter((number) => number.subOrder?.id === id)
                .forEach((number) => refuse(number.phoneNumber, messageOf(error)));
        }
    }
}

async function releaseListed(operation: TelnyxOperation, numbers: readonly PhoneNumber[], refuse: Refuse) {
    const releases = numbers.map(async (number) => {
        try {
            await operation.api.limits.releases.run(() => deletePhoneNumber(operation.api.client, number.id));
        } catch (error) {
            onlyTelnyx(error);
            if (!(error instanceof NotFoundError)) {
                refuse(number.phoneNumber, messageOf(error));
            }
        }
    });
    await Promise.all(releases);
}

async function releaseByJob(
    operation: TelnyxOperation,
    timeoutMs: number,
    numbers: readonly PhoneNumber[],
    refuse: Refuse,
) {
    const ids = numbers.map((number) => number.id);
    try {
        const failures = await runJobs(operation, timeoutMs, ids, (chunk) =>
            createDeleteJob(operation.api.client, chunk),
        );
        numbers
            .filter((number) => failures.has(number.id))
            .forEach((number) => refuse(number.phoneNumber, failures.get(number.id) ?? ""));
    } catch (error) {
        // Such as a job over a number that was released meanwhile: the next look leaves it out.
        onlyTelnyx(error);
        numbers.forEach((number) => refuse(number.phoneNumber, messageOf(error)));
    }
}

/** A lost answer counts like a refusal: the next look shows whether the number is gone all the same. */
function onlyTelnyx(error: unknown): void {
    if (!(error instanceof TelnyxError || error instanceof ExplainedError)) {
        throw error;
    }
}

function unreleased(number: OrderedNumber, refusal: string | undefined): string {
    const cause = refusal ?? `it is still ${statusOf(number)}`;
    const isEmergency = /emergency/i.test(refusal ?? "");
    const advice = isEmergency
        ? "disable emergency calling of the number first (in the Telnyx portal, or POST /phone_numbers/{id}/actions/enable_emergency), " +
          "then run again to go on"
        : "run again to go on";
    return `releasing ${number.phoneNumber} of number order (${number.order.id}): ${cause}; ${advice}`;
}
