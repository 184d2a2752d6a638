import { messageOf } from "../lifecycle";
import { cancelSubNumberOrder, type PhoneNumber } from "../telnyx";
import { isExplained, waitOn, type TelnyxOperation } from "../operation";
import { sendToNumbers } from "./jobs";
import { isAlive, isListed, isPending, statusOf, type OrderedNumber } from "./number";
import { inseparable, toMember } from "./policies";

/** How a release ended. */
export interface Released {
    /** Pending numbers whose sub order holds others that stay: a sub order is cancelled whole or not at all. */
    readonly kept: readonly OrderedNumber[];
    /** A sentence for each number that could not be given back. */
    readonly reasons: readonly string[];
}

/** A refusal may be a race with the order's own progress, so it counts only when it repeats. */
const maxRefusals = 3;

interface Seen {
    readonly numbers: readonly OrderedNumber[];
}

/** What gives numbers back, and what is told of it. */
export interface Releasing {
    readonly operation: TelnyxOperation;
    readonly last: Seen;
    /** Nothing was sent since everything was looked at. */
    readonly isCurrent: boolean;
    observe(): Promise<Seen>;
    /** Notes that Telnyx answered that it released a number. */
    noteReleased(number: OrderedNumber): void;
}

/** Cancels what is pending and releases what is active, again and again until it is observed gone. */
export async function release(
    releasing: Releasing,
    timeoutMs: number,
    isTarget: (phoneNumber: string) => boolean,
): Promise<Released> {
    const { operation } = releasing;
    const deadlineMs = operation.clock.now() + timeoutMs;
    const refusals = new Map<string, string[]>();
    const refused = ({ phoneNumber }: OrderedNumber) => (refusals.get(phoneNumber)?.length ?? 0) >= maxRefusals;
    const refuse = ({ phoneNumber }: OrderedNumber, reason: string) =>
        refusals.set(phoneNumber, [...(refusals.get(phoneNumber) ?? []), reason]);
    const sort = ({ numbers }: Seen) => {
        const left = numbers.filter((number) => isTarget(number.phoneNumber) && isAlive(number));
        const bound = inseparable(numbers.filter(isAlive).map(toMember), isTarget);
        const kept = left.filter(({ phoneNumber }) => bound.has(phoneNumber));
        return { left, kept, open: left.filter((number) => !bound.has(number.phoneNumber) && !refused(number)) };
    };
    let isFirst = true;
    const { seen, timedOut } = await waitOn(operation, timeoutMs, async () => {
        let seen = sort(isFirst && releasing.isCurrent ? releasing.last : await releasing.observe());
        isFirst = false;
        if (seen.open.length > 0) {
            await operation.assertEngineAlive();
            await giveBack(releasing, deadlineMs, seen.open, refuse);
            seen = sort(await releasing.observe());
        }
        return { seen, settled: seen.open.length === 0, progress: progressOf(seen.open) };
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

type Refuse = (number: OrderedNumber, reason: string) => void;

async function giveBack(releasing: Releasing, deadlineMs: number, numbers: readonly OrderedNumber[], refuse: Refuse) {
    await Promise.all([
        cancelPending(releasing.operation, numbers.filter(isPending), refuse),
        releaseListed(releasing, deadlineMs, numbers.filter(isListed), refuse),
    ]);
}

async function cancelPending(operation: TelnyxOperation, numbers: readonly OrderedNumber[], refuse: Refuse) {
    const subOrderIds = new Set(numbers.map((number) => number.subOrder?.id).filter((id) => id !== undefined));
    for (const id of subOrderIds) {
        try {
            await cancelSubNumberOrder(operation.api.client, id);
        } catch (error) {
            if (!isExplained(error)) {
                throw error;
            }
            // A lost answer counts like a refusal: the next look shows whether the number is gone all the same.
            numbers
                .filter((number) => number.subOrder?.id === id)
                .forEach((number) => refuse(number, messageOf(error)));
        }
    }
}

async function releaseListed(
    releasing: Releasing,
    deadlineMs: number,
    numbers: readonly (OrderedNumber & { listed: PhoneNumber })[],
    refuse: Refuse,
) {
    const { operation } = releasing;
    const listed = numbers.map((number) => number.listed);
    const { failures, confirmed } = await sendToNumbers(operation, deadlineMs - operation.clock.now(), listed, (id) =>
        operation.api.numberWrites.release(id),
    );
    for (const number of numbers) {
        const failure = failures.get(number.listed.id);
        if (failure !== undefined) {
            // Such as a job over a number that was released meanwhile: the next look leaves it out.
            refuse(number, failure);
        } else if (confirmed.has(number.listed.id)) {
            releasing.noteReleased(number);
        }
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
