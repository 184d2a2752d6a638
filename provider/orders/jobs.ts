import { isExplained, waitOn, type TelnyxOperation } from "../operation";
import { TooManyJobsError, type OpenJob, type PhoneNumbersJob } from "../telnyx";

/** What became of something that was sent about numbers, by their ids. */
export interface SentToNumbers {
    /** Why it could not be done. */
    readonly failures: ReadonlyMap<string, string>;
    /** Where Telnyx answered, number by number, that it is done. */
    readonly confirmed: ReadonlySet<string>;
}

interface Sending {
    readonly operation: TelnyxOperation;
    readonly deadlineMs: number;
    /** How each job ends that something went into. */
    readonly jobs: Map<OpenJob, Promise<Ended>>;
}

/** A job as it ended, or why that is not known. */
type Ended = PhoneNumbersJob | string;

/** What was answered to what was sent: a job where it is not done yet. */
type Answer = OpenJob | Error | undefined;

/**
 * Sends something about each of many numbers, and waits until it is done: `timeoutMs` is for all of them together. What
 * goes into jobs is shared with other resources.
 */
export async function sendToNumbers(
    operation: TelnyxOperation,
    timeoutMs: number,
    phoneNumberIds: readonly string[],
    send: (phoneNumberId: string) => Promise<OpenJob | undefined>,
): Promise<SentToNumbers> {
    const sending: Sending = { operation, deadlineMs: operation.clock.now() + timeoutMs, jobs: new Map() };
    const sent = [...(await sendAll(sending, phoneNumberIds, send))];
    const ended = new Map<OpenJob, Ended>();
    for (const [job, end] of sending.jobs) {
        ended.set(job, await end);
    }
    return {
        failures: new Map(sent.flatMap(([id, answer]) => failureOf(id, answer, ended).map((failure) => [id, failure]))),
        confirmed: new Set(sent.flatMap(([id, answer]) => (isConfirmed(id, answer, ended) ? [id] : []))),
    };
}

/** Others who work on the account may have taken all the room for jobs that there is: then it waits for some. */
async function sendAll(
    sending: Sending,
    ids: readonly string[],
    send: (id: string) => Promise<OpenJob | undefined>,
): Promise<ReadonlyMap<string, Answer>> {
    const { operation, deadlineMs, jobs } = sending;
    const sent = new Map<string, Answer>();
    const sendOne = async (id: string) => {
        const answer = await send(id).catch(onlyExplained);
        sent.set(id, answer);
        if (answer !== undefined && !(answer instanceof Error) && !jobs.has(answer)) {
            // At once: there may be room for the next job only after this one has ended.
            const ended = endOf(sending, answer);
            ended.catch(() => undefined);
            jobs.set(answer, ended);
        }
    };
    const isOpen = (id: string) => !sent.has(id) || sent.get(id) instanceof TooManyJobsError;
    await waitOn(operation, deadlineMs - operation.clock.now(), async () => {
        await Promise.all(ids.filter(isOpen).map(sendOne));
        const progress = "waiting for room among the account's open phone numbers jobs";
        return { seen: sent, settled: !ids.some(isOpen), progress };
    });
    return sent;
}

function onlyExplained(error: unknown): Error {
    if (isExplained(error)) {
        return error;
    }
    throw error;
}

/** Waits until a job has ended; one that does not end in time goes on at Telnyx. */
async function endOf({ operation, deadlineMs }: Sending, job: OpenJob): Promise<Ended> {
    try {
        const { seen, timedOut } = await waitOn(operation, deadlineMs - operation.clock.now(), async () => {
            const seen = await operation.api.findJob(job.id);
            return {
                seen,
                settled: !["pending", "in_progress"].includes(seen.status),
                progress: `waiting for phone numbers job (${job.id}): ${seen.status}`,
            };
        });
        return timedOut
            ? `waiting for phone numbers job (${job.id}): still ${seen.status}; it goes on at Telnyx, ` +
                  "run `pulumi up` to see how it ended"
            : seen;
    } catch (error) {
        return onlyExplained(error).message;
    } finally {
        job.end();
    }
}

function isConfirmed(id: string, answer: Answer, ended: ReadonlyMap<OpenJob, Ended>): boolean {
    if (answer === undefined || answer instanceof Error) {
        return answer === undefined;
    }
    const job = ended.get(answer);
    return typeof job === "object" && job.successfulOperations.some((operation) => operation.id === id);
}

function failureOf(id: string, answer: Answer, ended: ReadonlyMap<OpenJob, Ended>): string[] {
    if (answer === undefined || answer instanceof Error) {
        return answer === undefined ? [] : [answer.message];
    }
    const job = ended.get(answer) ?? "";
    if (typeof job === "string") {
        return [job];
    }
    const failed = job.failedOperations.filter((operation) => operation.id === id);
    if (failed.length === 0 && job.status !== "completed" && job.failedOperations.length === 0) {
        return [`phone numbers job (${job.id}) ended as ${job.status}`];
    }
    return failed.map(({ errors = [] }) => {
        const causes = errors.map(({ code, title, detail }) => [code, detail ?? title].filter(Boolean).join(" "));
        return causes.join("; ") || "no reason given";
    });
}
