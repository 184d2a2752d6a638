import type { TelnyxOperation } from "../operation";
import type { OpenJob } from "../telnyx";
import { Sending, type Answer, type Ended } from "./sending";

/** What became of something that was sent about numbers, by their ids. */
export interface SentToNumbers {
    /** Why it could not be done. */
    readonly failures: ReadonlyMap<string, string>;
    /** Where Telnyx answered, number by number, that it is done. */
    readonly confirmed: ReadonlySet<string>;
}

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
    const sending = new Sending(operation, operation.clock.now() + timeoutMs, phoneNumberIds, send);
    await sending.sendAll();
    const ended = await sending.ends();
    const sent = [...sending.answers];
    return {
        failures: new Map(sent.flatMap(([id, answer]) => failureOf(id, answer, ended).map((failure) => [id, failure]))),
        confirmed: new Set(sent.flatMap(([id, answer]) => (isConfirmed(id, answer, ended) ? [id] : []))),
    };
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
