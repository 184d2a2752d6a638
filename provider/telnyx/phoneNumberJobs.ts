import { z } from "zod";
import type { TelnyxClient } from "./client";
import { many, one } from "./envelope";
import { orElse } from "./errors";
import { path } from "./path";
import type { PhoneNumberPatch } from "./phoneNumbers";

/** The most numbers that one job takes. */
export const maxNumbersPerJob = 1000;

const operation = z.object({ id: z.string().optional(), phoneNumber: z.string().optional() });

const failedOperation = operation.extend({
    errors: z
        .array(z.object({ code: z.string().optional(), title: z.string().optional(), detail: z.string().optional() }))
        .optional(),
});

const phoneNumbersJob = z.object({
    id: z.string(),
    status: z.string(),
    failedOperations: z.array(failedOperation).default([]),
    successfulOperations: z.array(operation).default([]),
});

/** A bulk job over numbers: pending, in_progress, then completed, failed or expired. */
export type PhoneNumbersJob = z.output<typeof phoneNumbersJob>;

/** Says whether a job has ended, as far as it got. */
export function hasEnded({ status }: PhoneNumbersJob): boolean {
    return !["pending", "in_progress"].includes(status);
}

/** A job that was started, and that has not been seen to end yet. */
export class OpenJob {
    readonly id: string;
    /** Resolves when somebody has seen it end. */
    readonly ended: Promise<void>;
    /** Says that it was seen to end. */
    readonly end: () => void;
    /** Says that somebody looks no longer, though it goes on: others may, and it still takes its room. */
    readonly leave: () => void;

    /** @param onChange hears each time when one of the two is said: until then it was at work */
    constructor({ id }: PhoneNumbersJob, onChange: () => void = () => undefined) {
        this.id = id;
        let resolveEnded: () => void = () => undefined;
        this.ended = new Promise((resolve) => (resolveEnded = resolve));
        this.end = () => {
            onChange();
            resolveEnded();
        };
        this.leave = onChange;
    }
}

/**
 * Starts a job that changes settings of many numbers, by their ids. Takes the deletion lock, which no PATCH does. Like a
 * PATCH it is sent again where its reply is lost: the same settings, made once more, are the same.
 */
export function createUpdateJob(
    client: TelnyxClient,
    phoneNumberIds: readonly string[],
    settings: PhoneNumberPatch & { deletionLockEnabled?: boolean },
): Promise<PhoneNumbersJob> {
    return client.request({
        method: "POST",
        path: "/phone_numbers/jobs/update_phone_numbers",
        body: { phoneNumbers: phoneNumberIds, ...settings },
        isRepeatable: true,
        reply: one(phoneNumbersJob),
    });
}

/**
 * Starts a job that gives many numbers back, by their ids. It is not sent again by itself: whoever asked looks first which
 * numbers are still there, since one that is gone makes Telnyx refuse the whole job.
 */
export function createDeleteJob(client: TelnyxClient, phoneNumberIds: readonly string[]): Promise<PhoneNumbersJob> {
    return client.request({
        method: "POST",
        path: "/phone_numbers/jobs/delete_phone_numbers",
        body: { phoneNumbers: phoneNumberIds },
        reply: one(phoneNumbersJob),
    });
}

/** Reads one job. */
export function retrieveJob(client: TelnyxClient, id: string): Promise<PhoneNumbersJob> {
    return client.request({ method: "GET", path: path`/phone_numbers/jobs/${id}`, reply: one(phoneNumbersJob) });
}

/** Reads the account's newest jobs, so many of them. */
export async function listNewestJobs(client: TelnyxClient, count: number): Promise<PhoneNumbersJob[]> {
    const page = await client.request({
        method: "GET",
        path: "/phone_numbers/jobs",
        query: { "page[size]": count },
        reply: many(phoneNumbersJob),
    });
    return page.data;
}

/** Up to here a look-up each costs no more than the list, of which every entry names all numbers of its job. */
const singlesThreshold = 2;

/** Finds jobs by their ids, with one request where several are asked for at the same moment. */
export async function findJobs(client: TelnyxClient, ids: readonly string[]): Promise<(PhoneNumbersJob | Error)[]> {
    const wanted = [...new Set(ids)];
    const listed =
        wanted.length <= singlesThreshold
            ? []
            : await orElse([], () => listNewestJobs(client, Math.min(wanted.length, 250)));
    const found = new Map<string, PhoneNumbersJob | Error>(listed.map((job) => [job.id, job]));
    const missing = wanted.filter((id) => !found.has(id));
    await Promise.all(
        missing.map(async (id) => found.set(id, await retrieveJob(client, id).catch((error: Error) => error))),
    );
    return ids.map((id) => found.get(id) as PhoneNumbersJob | Error);
}
