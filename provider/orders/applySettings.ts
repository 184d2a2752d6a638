import { isDeepStrictEqual } from "node:util";
import { ExplainedError } from "../lifecycle";
import {
    createUpdateJob,
    reasonFor,
    TelnyxError,
    updateMessagingProfile,
    updatePhoneNumber,
    type Account,
    type PhoneNumber,
} from "../telnyx";
import type { TelnyxOperation } from "../operation";
import { runJobs, type JobFailures } from "./jobs";
import { settingNames, settingOf, type SettingValue, type SettingValues } from "./settings";

/** A listed number and what its settings shall be; "" and [] clear, and what is left out is not touched. */
export interface Wish {
    readonly number: PhoneNumber;
    readonly desired: SettingValues;
}

/** From here on one job is less than one request a number. */
const jobThreshold = 20;

/** What has to be sent to one number, by the call that takes it, under the names of the API. */
interface Change {
    readonly number: PhoneNumber;
    readonly sent: Record<"number" | "messaging" | "job", Record<string, SettingValue>>;
}

/**
 * Gives listed numbers their settings, sending only what differs. Returns a sentence for each thing that was refused
 * or got no answer; the other numbers and settings are done all the same. Bulk jobs are waited for `timeoutMs` at most.
 */
export async function applySettings(
    operation: TelnyxOperation,
    timeoutMs: number,
    wishes: readonly Wish[],
): Promise<string[]> {
    const changes = wishes.map(differenceOf);
    const isPatched = ({ sent }: Change) => !isEmpty(sent.number);
    const hasMany = changes.filter(isPatched).length > jobThreshold;
    const byJob = changes.filter((change) => !isEmpty(change.sent.job) || (hasMany && isPatched(change)));
    const byPatch = changes.filter((change) => isPatched(change) && !byJob.includes(change));
    const reasons = await Promise.all([
        ...changes.filter(({ sent }) => !isEmpty(sent.messaging)).map((change) => sendMessaging(operation.api, change)),
        ...byPatch.map((change) => sendPatch(operation.api, change)),
        ...jobsOf(byJob).map((job) => sendJob(operation, timeoutMs, job)),
    ]);
    return reasons.flat();
}

function differenceOf({ number, desired }: Wish): Change {
    const sent: Change["sent"] = { number: {}, messaging: {}, job: {} };
    for (const name of settingNames) {
        const { canonical, listed, sentAs = name, sentBy } = settingOf(name);
        const value = desired[name];
        const shown = listed(number);
        if (value !== undefined && !isDeepStrictEqual(value, canonical?.(shown) ?? shown)) {
            sent[sentBy][sentAs] = value;
        }
    }
    return { number, sent };
}

function isEmpty(values: object): boolean {
    return Object.keys(values).length === 0;
}

function sendMessaging({ client, limits }: Account, { number, sent }: Change): Promise<string[]> {
    const [profile = ""] = Object.values(sent.messaging);
    return reasonFor(changing(number), () =>
        limits.changes.run(() => updateMessagingProfile(client, number.id, String(profile))),
    );
}

function sendPatch({ client, limits }: Account, { number, sent }: Change): Promise<string[]> {
    return reasonFor(changing(number), () =>
        limits.changes.run(() => updatePhoneNumber(client, number.id, sent.number)),
    );
}

function changing({ phoneNumber, id }: PhoneNumber): string {
    return `changing settings of ${phoneNumber} (${id})`;
}

interface Job {
    readonly settings: Record<string, SettingValue>;
    readonly numbers: PhoneNumber[];
}

/** Numbers that need the same go into one job. */
function jobsOf(changes: readonly Change[]): Job[] {
    const jobs = new Map<string, Job>();
    for (const { number, sent } of changes) {
        const settings = { ...sent.number, ...sent.job };
        const key = JSON.stringify(settings);
        const job = jobs.get(key) ?? { settings, numbers: [] };
        job.numbers.push(number);
        jobs.set(key, job);
    }
    return [...jobs.values()];
}

async function sendJob(operation: TelnyxOperation, timeoutMs: number, { numbers, settings }: Job) {
    const ids = numbers.map((number) => number.id);
    let failures: JobFailures;
    try {
        failures = await runJobs(operation, timeoutMs, ids, (chunk) =>
            createUpdateJob(operation.api.client, chunk, settings),
        );
    } catch (error) {
        if (error instanceof TelnyxError || error instanceof ExplainedError) {
            return [`changing settings of ${numbers.length} numbers: ${error.message}`];
        }
        throw error;
    }
    return numbers
        .filter((number) => failures.has(number.id))
        .map((number) => `${changing(number)}: ${failures.get(number.id)}`);
}
