import { ExplainedError, waitUntilSettled } from "../lifecycle";
import { maxNumbersPerJob, retrieveJob, TooManyJobsError, type PhoneNumbersJob } from "../telnyx";
import type { TelnyxOperation } from "../operation";

/** Why numbers of a job failed: id of the number to a sentence. */
export type JobFailures = Map<string, string>;

/**
 * Runs a job over as many numbers as there are, 1000 a job, and waits until each has ended.
 * Throws what starting a job throws, and when a job does not end in time: `timeoutMs` is for all of them together.
 */
export async function runJobs(
    operation: TelnyxOperation,
    timeoutMs: number,
    phoneNumberIds: readonly string[],
    start: (ids: readonly string[]) => Promise<PhoneNumbersJob>,
): Promise<JobFailures> {
    const chunks = Array.from({ length: Math.ceil(phoneNumberIds.length / maxNumbersPerJob) }, (_, index) =>
        phoneNumberIds.slice(index * maxNumbersPerJob, (index + 1) * maxNumbersPerJob),
    );
    const deadlineMs = operation.clock.now() + timeoutMs;
    const failures = await Promise.all(
        chunks.map((ids) =>
            operation.api.limits.jobs.run(async () => {
                const job = await started(operation, deadlineMs, () => start(ids));
                return failuresOf(await ended(operation, deadlineMs, job), ids);
            }),
        ),
    );
    return new Map(failures.flatMap((failed) => [...failed]));
}

/** Starts a job. Others who work on the account may have taken all the room that there is: then it waits for some. */
async function started(
    operation: TelnyxOperation,
    deadlineMs: number,
    start: () => Promise<PhoneNumbersJob>,
): Promise<PhoneNumbersJob> {
    const { seen } = await waitUntilSettled({
        look: async () => {
            const seen = await start().catch(onlyTooManyJobs);
            const progress = "waiting for room among the account's open phone numbers jobs";
            return { seen, settled: !(seen instanceof TooManyJobsError), progress };
        },
        timeoutMs: deadlineMs - operation.clock.now(),
        clock: operation.clock,
        signal: operation.signal,
        report: operation.log.progress,
    });
    if (seen instanceof TooManyJobsError) {
        throw seen;
    }
    return seen;
}

function onlyTooManyJobs(error: unknown): TooManyJobsError {
    if (error instanceof TooManyJobsError) {
        return error;
    }
    throw error;
}

async function ended(
    operation: TelnyxOperation,
    deadlineMs: number,
    started: PhoneNumbersJob,
): Promise<PhoneNumbersJob> {
    const { seen, timedOut } = await waitUntilSettled({
        look: async () => {
            const seen = await retrieveJob(operation.api.client, started.id);
            return {
                seen,
                settled: !["pending", "in_progress"].includes(seen.status),
                progress: `waiting for phone numbers job (${started.id}): ${seen.status}`,
            };
        },
        timeoutMs: deadlineMs - operation.clock.now(),
        clock: operation.clock,
        signal: operation.signal,
        report: operation.log.progress,
    });
    if (timedOut) {
        throw new ExplainedError(
            `waiting for phone numbers job (${started.id}): still ${seen.status}; it goes on at Telnyx, ` +
                "run `pulumi up` to see how it ended",
        );
    }
    return seen;
}

function failuresOf(job: PhoneNumbersJob, ids: readonly string[]): JobFailures {
    const failures: JobFailures = new Map();
    for (const { id, errors } of job.failedOperations) {
        const causes = (errors ?? []).map(({ code, title, detail }) =>
            [code, detail ?? title].filter(Boolean).join(" "),
        );
        failures.set(id ?? "", causes.join("; ") || "no reason given");
    }
    if (job.status !== "completed" && failures.size === 0) {
        ids.forEach((id) => failures.set(id, `phone numbers job (${job.id}) ended as ${job.status}`));
    }
    return failures;
}
