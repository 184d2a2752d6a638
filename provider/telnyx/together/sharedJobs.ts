import { RefusedError } from "../errors";
import { maxNumbersPerJob, OpenJob, type PhoneNumbersJob } from "../phoneNumberJobs";
import type { JobRoom } from "./jobRoom";
import type { Writes } from "./writes";

/** What was sent about a number: the job that it went into; undefined when it is done already. */
export type Sent = Promise<OpenJob | undefined>;

/** How something is sent about numbers. */
export interface Calls<Member extends { readonly id: string }> {
    /** Starts a job over these. */
    start(members: readonly Member[]): Promise<PhoneNumbersJob>;
    /** Does it for one without a job; absent where only a job can. */
    readonly alone?: (member: Member) => Sent;
}

/** Up to so many numbers get a request each: a job takes its time, even where it takes fewer requests. */
export const jobThreshold = 10;

/** The jobs that all resources of an account start over their numbers. */
export class SharedJobs {
    constructor(
        private readonly writes: Writes,
        private readonly room: JobRoom,
    ) {}

    /** Sends something about many numbers; each gets the promise of its own answer, a `NoJobRoomError` where there is none. */
    send<Member extends { readonly id: string }>(members: readonly Member[], calls: Calls<Member>): Sent[] {
        return chunksOf(members, maxNumbersPerJob).flatMap((chunk) => this.sendChunk(chunk, calls));
    }

    private sendChunk<Member extends { readonly id: string }>(
        members: readonly Member[],
        calls: Calls<Member>,
    ): Sent[] {
        const job = this.start(members, calls);
        let apart: readonly Sent[] | undefined;
        return members.map((_, index) =>
            quiet(
                job.catch((error: unknown) => {
                    if (members.length === 1 || !isAboutNumbers(error)) {
                        throw error;
                    }
                    apart ??= this.sendApart(members, calls);
                    return apart[index];
                }),
            ),
        );
    }

    /** A number that is no longer there makes Telnyx refuse the whole job (docs/facts.md, A12): it harms no other. */
    private sendApart<Member extends { readonly id: string }>(
        members: readonly Member[],
        calls: Calls<Member>,
    ): Sent[] {
        const { alone } = calls;
        if (alone !== undefined && members.length <= jobThreshold) {
            return members.map((member) => alone(member));
        }
        return chunksOf(members, Math.ceil(members.length / 2)).flatMap((half) => this.sendChunk(half, calls));
    }

    private start<Member extends { readonly id: string }>(
        members: readonly Member[],
        calls: Calls<Member>,
    ): Promise<OpenJob> {
        const ids = members.map(({ id }) => id);
        // It is at work until it is seen to have ended, so what was read meanwhile may be from before.
        return this.room.start(async () => new OpenJob(await calls.start(members), () => this.writes.touch(ids)));
    }
}

/** Whoever asked hears of an error, maybe a moment later than it comes. */
export function quiet(sent: Sent): Sent {
    sent.catch(() => undefined);
    return sent;
}

function isAboutNumbers(error: unknown): boolean {
    return (
        error instanceof RefusedError &&
        error.entries.some(({ pointer = "" }) => /^\/phone_numbers(\/|$)/.test(pointer))
    );
}

function chunksOf<Entry>(entries: readonly Entry[], size: number): Entry[][] {
    return Array.from({ length: Math.ceil(entries.length / size) }, (_, index) =>
        entries.slice(index * size, (index + 1) * size),
    );
}
