import type { Look } from "../lifecycle";
import { isExplained, waitOn, type TelnyxOperation } from "../operation";
import { hasEnded, NoJobRoomError, TooManyJobsError, type OpenJob, type PhoneNumbersJob } from "../telnyx";

/** A job as it ended, or why that is not known. */
export type Ended = PhoneNumbersJob | string;

/** What was answered to what was sent: a job where it is not done yet. */
export type Answer = OpenJob | Error | undefined;

/** What one operation sends about numbers, by their ids, until its time is over. */
export class Sending {
    /** What was answered so far. */
    readonly answers = new Map<string, Answer>();
    /** What has no answer yet that stands. */
    private readonly open: Set<string>;
    private readonly jobs = new Map<OpenJob, Promise<Ended>>();
    private readonly underWay = new Map<string, Promise<void>>();
    private isOver = false;
    private wanted: Promise<void> | undefined;
    private tellAllSent: () => void = () => undefined;

    constructor(
        private readonly operation: TelnyxOperation,
        private readonly deadlineMs: number,
        ids: readonly string[],
        private readonly send: (id: string) => Promise<OpenJob | undefined>,
    ) {
        this.open = new Set(ids);
    }

    /** Sends all. Others may have taken all the room for jobs that there is: then it waits for some. */
    async sendAll(): Promise<void> {
        const allSent = new Promise<void>((resolve) => (this.tellAllSent = resolve));
        // What waited for room may be sent between two beats: nothing is left to look for at the next one.
        await Promise.race([waitOn(this.operation, this.timeLeftMs, () => this.look()), allSent]);
        this.isOver = true;
        await Promise.all(this.underWay.values());
    }

    /** How the jobs ended that something went into. */
    async ends(): Promise<ReadonlyMap<OpenJob, Ended>> {
        const ended = new Map<OpenJob, Ended>();
        for (const [job, end] of this.jobs) {
            ended.set(job, await end);
        }
        return ended;
    }

    private get timeLeftMs(): number {
        return this.deadlineMs - this.operation.clock.now();
    }

    /** What waits for room of our own is sent as soon as there is some; what Telnyx refused, at the next beat. */
    private async look(): Promise<Look<unknown>> {
        if (!this.isOver) {
            await this.lookForRoom();
            const due = [...this.open].filter((id) => !(this.answers.get(id) instanceof NoJobRoomError));
            await Promise.all([...due.map((id) => this.sendOne(id)), ...this.underWay.values()]);
        }
        return {
            seen: undefined,
            settled: this.isOver || this.open.size === 0,
            progress: "waiting for room among the account's open phone numbers jobs",
        };
    }

    private async lookForRoom(): Promise<void> {
        if ([...this.answers.values()].some((answer) => answer instanceof NoJobRoomError)) {
            await this.operation.api.numberWrites.lookForJobRoom().catch(onlyExplained);
        }
    }

    /** Sends something about one number; never while the same is under way. */
    private sendOne(id: string, send = this.send): Promise<void> {
        const sent = this.underWay.get(id) ?? this.hear(id, send(id)).finally(() => void this.underWay.delete(id));
        this.underWay.set(id, sent);
        return sent;
    }

    private async hear(id: string, sent: Promise<OpenJob | undefined>): Promise<void> {
        const answer = await sent.catch(onlyExplained);
        this.answers.set(id, answer);
        if (!(answer instanceof TooManyJobsError)) {
            this.open.delete(id);
        }
        if (answer instanceof NoJobRoomError) {
            void answer.freed.then(() => this.sendAgain(id));
        } else if (answer !== undefined && !(answer instanceof Error) && !this.jobs.has(answer)) {
            // At once: there may be room for the next job only after this one has ended.
            const ended = this.endOf(answer);
            ended.catch(() => undefined);
            this.jobs.set(answer, ended);
        }
    }

    private async sendAgain(id: string): Promise<void> {
        if (!this.isOver && this.open.has(id)) {
            // The next look sends it once more, and throws what is no answer.
            await this.sendOne(id, (again) => this.sendIfWanted(again)).catch(() => void this.answers.delete(id));
            if (this.open.size === 0) {
                this.tellAllSent();
            }
        }
    }

    /** It may have waited long: meanwhile the engine that wanted it may have gone, which is asked once for all. */
    private async sendIfWanted(id: string): Promise<OpenJob | undefined> {
        this.wanted ??= this.operation.assertEngineAlive().finally(() => (this.wanted = undefined));
        await this.wanted;
        return this.send(id);
    }

    /** Waits until a job has ended; one that does not end in time goes on at Telnyx. */
    private async endOf(job: OpenJob): Promise<Ended> {
        const { operation } = this;
        let isEnded = false;
        try {
            const { seen, timedOut } = await waitOn(operation, this.timeLeftMs, async () => {
                const seen = await operation.api.findJob(job.id);
                isEnded = hasEnded(seen);
                return {
                    seen,
                    settled: isEnded,
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
            (isEnded ? job.end : job.leave)();
        }
    }
}

function onlyExplained(error: unknown): Error {
    if (isExplained(error)) {
        return error;
    }
    throw error;
}
