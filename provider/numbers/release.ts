import { messageOf } from "../lifecycle/errors";
import type { Operation } from "../lifecycle/handler";
import { waitUntilSettled } from "../lifecycle/wait";
import type { Account } from "../telnyx/account";
import { NotFoundError, TelnyxError } from "../telnyx/errors";
import { createDeleteJob } from "../telnyx/phoneNumberJobs";
import { deletePhoneNumber, type PhoneNumber } from "../telnyx/phoneNumbers";
import { cancelSubNumberOrder } from "../telnyx/subNumberOrders";
import { runJobs } from "./jobs";
import { Limiter } from "./limiter";
import type { Observation } from "./observe";
import { isAlive, isListed, statusOf, type OrderedNumber } from "./orderedNumber";

/** How a release ended. */
export interface Released {
    readonly observation: Observation;
    /** Pending numbers whose sub order holds others that stay: a sub order is cancelled whole or not at all. */
    readonly kept: readonly OrderedNumber[];
    /** A sentence for each number that could not be given back. */
    readonly reasons: readonly string[];
}

/** From here on the bulk job is less than one request a number. */
const manyNumbers = 20;
/** A refusal may be a race with the order's own progress, so it counts only when it repeats. */
const mostRefusals = 3;
const mostLockedNamed = 20;
const requests = new Limiter(8);

/** Throws when a number is locked, at the API or by what is declared: then none is touched. */
export function assertUnlocked(numbers: readonly OrderedNumber[], declaredLock: boolean | undefined): void {
    const locked = numbers.filter(
        (number) => isListed(number) && (declaredLock === true || number.listed.deletionLockEnabled === true),
    );
    if (locked.length > 0) {
        throw new Error(
            `releasing ${namesOf(locked, mostLockedNamed)}: the deletion lock is on, so nothing ` +
                "was released. Set deletionLock to false and run `pulumi up` first",
        );
    }
}

function namesOf(numbers: readonly OrderedNumber[], most: number): string {
    const names = numbers.slice(0, most).map(({ ordered }) => ordered.phoneNumber);
    return [...names, ...(numbers.length > most ? [`${numbers.length - most} more`] : [])].join(", ");
}

/** Cancels what is pending and releases what is active, again and again until it is observed gone. */
export async function release(
    operation: Operation<Account>,
    timeoutMs: number,
    isTarget: (phoneNumber: string) => boolean,
    look: () => Promise<Observation>,
): Promise<Released> {
    const deadlineMs = operation.clock.now() + timeoutMs;
    const refusals = new Map<string, string[]>();
    const refused = (number: OrderedNumber) => (refusals.get(number.ordered.phoneNumber)?.length ?? 0) >= mostRefusals;
    const { seen, timedOut } = await waitUntilSettled({
        look: async () => {
            const observation = await look();
            const left = observation.numbers.filter(
                (number) => isTarget(number.ordered.phoneNumber) && isAlive(number),
            );
            const staying = subOrdersThatStay(observation, isTarget);
            const isKept = (number: OrderedNumber) => isPending(number) && staying.has(number.subOrder?.id);
            const kept = left.filter(isKept);
            const open = left.filter((number) => !isKept(number) && !refused(number));
            if (open.length > 0) {
                await operation.assertEngineAlive();
                await giveBack(operation, deadlineMs, open, refusals);
            }
            return {
                seen: { observation, left, kept },
                settled: open.length === 0,
                progress: progressOf(open),
            };
        },
        timeoutMs,
        clock: operation.clock,
        report: operation.log.progress,
    });
    const reasons = seen.left
        .filter((number) => !seen.kept.includes(number) && (timedOut || refused(number)))
        .map((number) => unreleased(number, refusals.get(number.ordered.phoneNumber)?.at(-1)));
    return { observation: seen.observation, kept: seen.kept, reasons };
}

const mostNamed = 3;

function progressOf(open: readonly OrderedNumber[]): string {
    const named = open.slice(0, mostNamed).map(({ ordered }) => ordered.phoneNumber);
    return open.length === 0 ? "released" : `releasing ${named.join(", ")} (${open.length} left)`;
}

/** Not bought yet, so that it can be cancelled; one that is bought and not listed yet will be listed and released. */
function isPending(number: OrderedNumber): boolean {
    return !isListed(number) && number.ordered.status === "pending";
}

function subOrdersThatStay(
    { numbers }: Observation,
    isTarget: (phoneNumber: string) => boolean,
): ReadonlySet<string | undefined> {
    const staying = numbers.filter((number) => !isTarget(number.ordered.phoneNumber) && isAlive(number));
    return new Set(staying.flatMap(({ subOrder }) => subOrder?.id ?? []));
}

async function giveBack(
    operation: Operation<Account>,
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
        listed.length > manyNumbers
            ? releaseByJob(operation, deadlineMs - operation.clock.now(), listed, refuse)
            : releaseListed(operation, listed, refuse),
    ]);
}

type Refuse = (phoneNumber: string, reason: string) => void;

async function cancelPending(operation: Operation<Account>, numbers: readonly OrderedNumber[], refuse: Refuse) {
    const subOrderIds = new Set(numbers.map((number) => number.subOrder?.id).filter((id) => id !== undefined));
    for (const id of subOrderIds) {
        try {
            await cancelSubNumberOrder(operation.api.client, id);
        } catch (error) {
            onlyTelnyx(error);
            numbers
                .filter((number) => number.subOrder?.id === id)
                .forEach((number) => refuse(number.ordered.phoneNumber, messageOf(error)));
        }
    }
}

async function releaseListed(operation: Operation<Account>, numbers: readonly PhoneNumber[], refuse: Refuse) {
    const releases = numbers.map(async (number) => {
        try {
            await requests.run(() => deletePhoneNumber(operation.api.client, number.id));
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
    operation: Operation<Account>,
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
    if (!(error instanceof TelnyxError)) {
        throw error;
    }
}

function unreleased(number: OrderedNumber, refusal: string | undefined): string {
    const cause = refusal ?? `it is still ${statusOf(number)}`;
    return `releasing ${number.ordered.phoneNumber} of number order (${number.order.id}): ${cause}; run again to go on`;
}
