import DataLoader from "dataloader";
import type { TelnyxClient } from "../client";
import { NotFoundError } from "../errors";
import { gathering, inAMoment } from "./gathering";
import { Interest } from "./interest";
import { JobRoom } from "./jobRoom";
import { Limiter } from "./limiter";
import { createDeleteJob, createUpdateJob, type PhoneNumbersJob } from "../phoneNumberJobs";
import { deletePhoneNumber, updateMessagingProfile, updatePhoneNumber, type PhoneNumberPatch } from "../phoneNumbers";
import { jobThreshold, quiet, SharedJobs, type Calls, type Sent } from "./sharedJobs";
import type { Writes } from "./writes";

/** What one number is to become. */
export interface NumberChange {
    /** Id of the number. */
    readonly id: string;
    readonly settings: PhoneNumberPatch & { readonly deletionLockEnabled?: boolean };
    /** No PATCH takes it (docs/facts.md, A11). */
    readonly isForJob: boolean;
}

/** Numbers that were changed in so many milliseconds up to now count as well: resources come one after the other. */
const interestMs = 3000;

/**
 * Changes and releases of single numbers, by all resources of an account: those of the same moment share jobs where that
 * takes fewer requests. Each answer is for its own number; what a job could not do, the job says.
 */
export class NumberWrites {
    private readonly limits = { changes: new Limiter(8), releases: new Limiter(8) };
    private readonly room: JobRoom;
    private readonly jobs: SharedJobs;
    private readonly changed = new Interest(interestMs);
    private readonly released = new Interest(interestMs);
    private readonly changes: DataLoader<NumberChange, { sent: Sent }>;
    private readonly releases: DataLoader<string, { sent: Sent }>;

    /** @param findJob finds a job by its id */
    constructor(
        private readonly client: TelnyxClient,
        writes: Writes,
        private readonly now: () => number,
        findJob: (id: string) => Promise<PhoneNumbersJob>,
    ) {
        this.room = new JobRoom(findJob, now);
        this.jobs = new SharedJobs(writes, this.room);
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

    /** Looks whether there is room for a job again, where there was none. */
    lookForJobRoom(): Promise<void> {
        return this.room.look();
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
            const answers = isForJob
                ? this.jobs.send(group, this.updating(group))
                : group.map((one) => this.patch(one));
            group.forEach((change, index) => sent.set(change, answers[index] as Sent));
        }
        return changes.map((change) => ({ sent: sent.get(change) as Sent }));
    }

    private updating(group: readonly NumberChange[]): Calls<NumberChange> {
        const [{ settings } = { settings: {} }] = group;
        return {
            start: (members) =>
                createUpdateJob(
                    this.client,
                    members.map(({ id }) => id),
                    settings,
                ),
            ...(group.some(({ isForJob }) => isForJob) ? {} : { alone: (change) => this.patch(change) }),
        };
    }

    private sendReleases(ids: readonly string[]): { sent: Sent }[] {
        // Also one that comes alone is noted: others may come one after the other, and then share.
        const isMany = this.released.note(ids, this.now()) > jobThreshold;
        if (ids.length === 1 || !isMany) {
            return ids.map((id) => ({ sent: this.delete(id) }));
        }
        const sent = this.jobs.send(
            ids.map((id) => ({ id })),
            {
                start: (members) =>
                    createDeleteJob(
                        this.client,
                        members.map(({ id }) => id),
                    ),
                alone: ({ id }) => this.delete(id),
            },
        );
        return sent.map((one) => ({ sent: one }));
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
}

function onlyNotFound(error: unknown): void {
    if (!(error instanceof NotFoundError)) {
        throw error;
    }
}
