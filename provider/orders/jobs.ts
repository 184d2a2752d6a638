import type { TelnyxOperation } from "../operation";
import type { OpenJob, PhoneNumber } from "../telnyx";
import { Sending, type Answer, type Ended } from "./sending";

/** What a number is known by. */
type Names = Pick<PhoneNumber, "id" | "phoneNumber">;

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
    numbers: readonly Names[],
    send: (phoneNumberId: string) => Promise<OpenJob | undefined>,
): Promise<SentToNumbers> {
    const ids = numbers.map(({ id }) => id);
    const sending = new Sending(operation, operation.clock.now() + timeoutMs, ids, send);
    await sending.sendAll();
    const ended = await sending.ends();
    // What has no answer that stands is neither done nor refused.
    const answered = numbers.filter(({ id }) => sending.answers.has(id));
    const answerTo = ({ id }: Names) => sending.answers.get(id);
    return {
        failures: new Map(
            answered.flatMap((one) => failureOf(one, answerTo(one), ended).map((failure) => [one.id, failure])),
        ),
        confirmed: new Set(answered.filter((one) => isConfirmed(one, answerTo(one), ended)).map(({ id }) => id)),
    };
}

/** A job names its numbers by both, or by either. */
function isAbout({ id, phoneNumber }: Names, operation: Partial<Names>): boolean {
    return operation.id === id || operation.phoneNumber === phoneNumber;
}

function isConfirmed(number: Names, answer: Answer, ended: ReadonlyMap<OpenJob, Ended>): boolean {
    if (answer === undefined || answer instanceof Error) {
        return answer === undefined;
    }
    const job = ended.get(answer);
    return typeof job === "object" && job.successfulOperations.some((operation) => isAbout(number, operation));
}

function failureOf(number: Names, answer: Answer, ended: ReadonlyMap<OpenJob, Ended>): string[] {
    if (answer === undefined || answer instanceof Error) {
        return answer === undefined ? [] : [answer.message];
    }
    const job = ended.get(answer) ?? "";
    if (typeof job === "string") {
        return [job];
    }
    const failed = job.failedOperations.filter((operation) => isAbout(number, operation));
    if (failed.length === 0 && job.status !== "completed" && job.failedOperations.length === 0) {
        return [`phone numbers job (${job.id}) ended as ${job.status}`];
    }
    return failed.map(({ errors = [] }) => {
        const causes = errors.map(({ code, title, detail }) => [code, detail ?? title].filter(Boolean).join(" "));
        return causes.join("; ") || "no reason given";
    });
}
