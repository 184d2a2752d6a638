import { NotFoundError, telnyxError, TooManyJobsError } from "../errors";
import { hasEnded, type OpenJob, type PhoneNumbersJob } from "../phoneNumberJobs";

/** The API takes 20 open jobs an account, and the rest is left to whatever else works on it. */
const share = 10;

/** A job that was not seen to end for so long does not count any more: nothing may depend on it for ever. */
const longestMs = 3_600_000;

/** As many jobs as this process may have open have not been seen to end yet, so no other was started. */
export class NoJobRoomError extends TooManyJobsError {
    /** @param freed resolves when there may be room */
    constructor(readonly freed: Promise<void>) {
        super(
            { request: "The job over these numbers", entries: [] },
            `: ${share} jobs that were started before are still at work at Telnyx (GET /phone_numbers/jobs shows them), ` +
                "and the rest of the 20 that an account may have is left to others. Run again when they have ended, or " +
                "give the resource more time (`customTimeouts`)",
        );
    }
}

/** The share of an account's open jobs that this process takes: a job counts until somebody has seen that it ended. */
export class JobRoom {
    private readonly open = new Map<OpenJob, { readonly sinceMs: number }>();
    private starting = 0;
    private readonly waiting: (() => void)[] = [];
    private looking: Promise<unknown> | undefined;

    /** @param findJob finds a job by its id */
    constructor(
        private readonly findJob: (id: string) => Promise<PhoneNumbersJob>,
        private readonly now: () => number,
    ) {}

    /** Starts a job. Throws a `NoJobRoomError` where there is no room for it. */
    async start(begin: () => Promise<OpenJob>): Promise<OpenJob> {
        if (this.isFull) {
            throw new NoJobRoomError(new Promise((resolve) => this.waiting.push(resolve)));
        }
        this.starting++;
        try {
            const job = await begin();
            this.open.set(job, { sinceMs: this.now() });
            void job.ended.then(() => this.close(job));
            return job;
        } finally {
            this.starting--;
            this.tell();
        }
    }

    /** Looks at the jobs that take all the room, also at those that everybody else has left; none where there is room. */
    async look(): Promise<void> {
        if (this.isFull) {
            this.looking ??= Promise.all([...this.open.keys()].map((job) => this.see(job))).finally(() => {
                this.looking = undefined;
            });
            await this.looking;
        }
    }

    private get isFull(): boolean {
        return this.open.size + this.starting >= share;
    }

    private async see(job: OpenJob): Promise<void> {
        const { sinceMs = 0 } = this.open.get(job) ?? {};
        const isOver = await this.findJob(job.id).then(
            hasEnded,
            (error) => telnyxError(error) instanceof NotFoundError,
        );
        if (isOver || this.now() - sinceMs >= longestMs) {
            job.end();
        }
    }

    private close(job: OpenJob): void {
        this.open.delete(job);
        this.tell();
    }

    private tell(): void {
        if (!this.isFull) {
            this.waiting.splice(0).forEach((resolve) => resolve());
        }
    }
}
