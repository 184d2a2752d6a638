import { messageOf } from "../lifecycle/errors";
import type { Operation } from "../lifecycle/handler";
import type { Account } from "../telnyx/account";
import { createUpdateJob } from "../telnyx/phoneNumberJobs";
import {
    updateMessagingProfile,
    updatePhoneNumber,
    type PhoneNumber,
    type PhoneNumberPatch,
} from "../telnyx/phoneNumbers";
import { runJobs, type JobFailures } from "./jobs";
import { Limiter } from "./limiter";

/** Settings of numbers as they shall be; "" clears, and what is left out is not touched. */
export interface DesiredSettings extends PhoneNumberPatch {
    readonly messagingProfileId?: string;
    readonly deletionLock?: boolean;
}

/** From here on one job is less than one request a number. */
const manyNumbers = 20;
const requests = new Limiter(8);

type JobSettings = Parameters<typeof createUpdateJob>[2];
type SettingsJob = { settings: JobSettings; numbers: PhoneNumber[] };

/**
 * Gives listed numbers their settings, sending only what differs. Returns a sentence for each thing that was refused
 * or got no answer; the other numbers and settings are done all the same. Bulk jobs are waited for `timeoutMs` at most.
 */
export async function applySettings(
    operation: Operation<Account>,
    timeoutMs: number,
    numbers: readonly PhoneNumber[],
    desired: (number: PhoneNumber) => DesiredSettings,
): Promise<string[]> {
    const changes = numbers.map((number) => ({ number, ...difference(number, desired(number)) }));
    const jobs = new Map<string, SettingsJob>();
    const reasons: Promise<string[]>[] = [];
    for (const { number, patch, lock, messagingProfileId } of changes) {
        if (messagingProfileId !== undefined) {
            reasons.push(
                attempt(number, () => updateMessagingProfile(operation.api.client, number.id, messagingProfileId)),
            );
        }
        if (lock !== undefined || (patch !== undefined && changes.length > manyNumbers)) {
            const settings = { ...patch, ...(lock === undefined ? {} : { deletionLockEnabled: lock }) };
            const key = JSON.stringify(settings);
            const job: SettingsJob = jobs.get(key) ?? { settings, numbers: [] };
            job.numbers.push(number);
            jobs.set(key, job);
        } else if (patch !== undefined) {
            reasons.push(attempt(number, () => updatePhoneNumber(operation.api.client, number.id, patch)));
        }
    }
    for (const job of jobs.values()) {
        reasons.push(applyByJob(operation, timeoutMs, job));
    }
    return (await Promise.all(reasons)).flat();
}

function difference(number: PhoneNumber, desired: DesiredSettings) {
    const changed = (["connectionId", "billingGroupId", "customerReference"] as const).filter(
        (name) => desired[name] !== undefined && desired[name] !== (number[name] ?? ""),
    );
    const { messagingProfileId, deletionLock } = desired;
    return {
        patch: changed.length === 0 ? undefined : Object.fromEntries(changed.map((name) => [name, desired[name]])),
        messagingProfileId: messagingProfileId === (number.messagingProfileId ?? "") ? undefined : messagingProfileId,
        lock: deletionLock === (number.deletionLockEnabled ?? false) ? undefined : deletionLock,
    };
}

async function attempt(number: PhoneNumber, change: () => Promise<unknown>): Promise<string[]> {
    try {
        await requests.run(change);
        return [];
    } catch (error) {
        return [`changing settings of ${number.phoneNumber} (${number.id}): ${messageOf(error)}`];
    }
}

async function applyByJob(operation: Operation<Account>, timeoutMs: number, { numbers, settings }: SettingsJob) {
    const ids = numbers.map((number) => number.id);
    let failures: JobFailures;
    try {
        failures = await runJobs(operation, timeoutMs, ids, (chunk) =>
            createUpdateJob(operation.api.client, chunk, settings),
        );
    } catch (error) {
        return [`changing settings of ${numbers.length} numbers: ${messageOf(error)}`];
    }
    return numbers
        .filter((number) => failures.has(number.id))
        .map((number) => `changing settings of ${number.phoneNumber} (${number.id}): ${failures.get(number.id)}`);
}
