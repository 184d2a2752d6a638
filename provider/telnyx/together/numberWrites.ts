import DataLoader from "dataloader";
import type { TelnyxClient } from "../client";
import { NotFoundError } from "../errors";
import { gathering, inAMoment } from "./gathering";
import { Interest } from "./interest";
import { Limiter } from "./limiter";
import { createDeleteJob, createUpdateJob, maxNumbersPerJob, OpenJob, type PhoneNumbersJob } from "../phoneNumberJobs";
import { deletePhoneNumber, updateMessagingProfile, updatePhoneNumber, type PhoneNumberPatch } from "../phoneNumbers";

/** What one number is to become. */
export interface NumberChange {
    /** Id of the number. */
    readonly id: string;
    readonly settings: PhoneNumberPatch & { readonly deletionLockEnabled?: boolean };
    /** No PATCH takes it (docs/facts.md, A11). */
    readonly isForJob: boolean;
}

/** The job that a change went into; undefined when it is done already. */
type Sent = Promise<OpenJob | undefined>;

/** Up to so many numbers get a request each: a job takes its time, even where it takes fewer requests. */
const jobThreshold = 10;
/** Numbers that were changed in so many milliseconds up to now count as well: resources come one after the other. */
const interestMs = 3000;

/**
 * Changes and releases of single numbers, by all resources of an account: those of the same moment share jobs where that
 * takes fewer requests. Each answer is for its own number; what a job could not do, the job says.
 */
export class NumberWrites {
    private readonly limits = {
        changes: new Limiter(8),
        releases: new Limiter(8),
        /** The API takes 20 open jobs an account, and the rest is left to whatever else works on it. */
        jobs: new Limiter(10),
    };
    private readonly changed = new Interest(interestMs);
    private readonly released = new Interest(interestMs);
    private readonly changes: DataLoader<NumberChange, { sent: Sent }>;
    private readonly releases: DataLoader<string, { sent: Sent }>;

    constructor(
        private readonly client: TelnyxClient,
        private readonly now: () => number,
    ) {
        const gatherFor = (interest: Interest) => ({
            ...gathering,
            batchScheduleFn: inAMoment(() => interest.size(now()) > jobThreshold),
        });
        this.changes = new DataLoader((changes) => Promise.resolve(this.sendChanges(changes)), gatherFor(this.changed));
        this.releases = new DataLoader((ids) => Promise.resolve(this.sendReleases(ids)), gatherFor(this.released));
    }

    /** Changes settings of a number. */
    async change(change: NumberChange): Sent {
        return (await this.changes.load(change)).sent;
    }

    /** Assigns a number to a messaging profile, or with "" to none. */
    async changeMessaging(phoneNumberId: string, messagingProfileId: string): Promise<void> {
        await this.limits.changes.run(() => updateMessagingProfile(this.client, phoneNumberId, messagingProfileId));
    }

    /** Gives a number back; one that is not there any more is given back. */
    async release(phoneNumberId: string): Sent {
        return (await this.releases.load(phoneNumberId)).sent;
    }

    private sendChanges(changes: readonly NumberChange[]): { sent: Sent }[] {
        const ids = changes.map(({ id }) => id);
        const isMany = this.changed.note(ids, this.now()) > jobThreshold;
        const groups = new Map<string, NumberChange[]>();
        for (const change of changes) {
            const key = JSON.stringify(change.settings);
            const group = groups.get(key) ?? [];
            group.push(change);
            groups.set(key, group);
        }
        const sent = new Map<NumberChange, Sent>();
        for (const group of groups.values()) {
            const isForJob = group.some((change) => change.isForJob) || (isMany && group.length > 1);
            for (const chunk of isForJob ? chunksOf(group) : []) {
                const settings = group[0]?.settings ?? {};
                const members = chunk.map(({ id }) => id);
                const job = this.startJob(() => createUpdateJob(this.client, members, settings));
                chunk.forEach((change) => sent.set(change, job));
            }
        }
        return changes.map((change) => ({ sent: sent.get(change) ?? this.patch(change) }));
    }

    private sendReleases(ids: readonly string[]): { sent: Sent }[] {
        if (ids.length === 1 || this.released.note(ids, this.now()) <= jobThreshold) {
            return ids.map((id) => ({ sent: this.delete(id) }));
        }
        return chunksOf(ids).flatMap((chunk) => {
            const sent = this.startJob(() => createDeleteJob(this.client, chunk));
            return chunk.map(() => ({ sent }));
        });
    }

    private patch({ id, settings }: NumberChange): Sent {
        return quiet(
            this.limits.changes.run(async () => {
                await updatePhoneNumber(this.client, id, settings);
                return undefined;
            }),
        );
    }

    private delete(id: string): Sent {
        return quiet(
            this.limits.releases.run(async () => {
                await deletePhoneNumber(this.client, id).catch(onlyNotFound);
                return undefined;
            }),
        );
    }

    /** Starts a job where there is room for one, and keeps the room until somebody has seen that it has ended. */
    private startJob(start: () => Promise<PhoneNumbersJob>): Sent {
        const started = new Promise<OpenJob>((resolve, reject) => {
            const room = this.limits.jobs.run(async () => {
                const job = new OpenJob(await start());
                resolve(job);
                await job.ended;
            });
            room.catch(reject);
        });
        return quiet(started);
    }
}

/** Whoever asked hears of an error, maybe a moment later than it comes. */
function quiet(sent: Sent): Sent {
    sent.catch(() => undefined);
    return sent;
}

function onlyNotFound(error: unknown): void {
    if (!(error instanceof NotFoundError)) {
        throw error;
    }
}

function chunksOf<Entry>(entries: readonly Entry[]): Entry[][] {
    return Array.from({ length: Math.ceil(entries.length / maxNumbersPerJob) }, (_, index) =>
        entries.slice(index * maxNumbersPerJob, (index + 1) * maxNumbersPerJob),
    );
}
