import { z } from "zod";
import type { TelnyxClient } from "./client";
import { one } from "./envelope";
import { path } from "./path";
import type { PhoneNumberPatch } from "./phoneNumbers";

/** The most numbers that one job takes. */
export const maxNumbersPerJob = 1000;

const failedOperation = z.object({
    id: z.string().optional(),
    phoneNumber: z.string().optional(),
    errors: z
        .array(z.object({ code: z.string().optional(), title: z.string().optional(), detail: z.string().optional() }))
        .optional(),
});

const phoneNumbersJob = z.object({
    id: z.string(),
    status: z.string(),
    failedOperations: z.array(failedOperation).default([]),
});

/** A bulk job over numbers: pending, in_progress, then completed, failed or expired. */
export type PhoneNumbersJob = z.output<typeof phoneNumbersJob>;

/** Starts a job that changes settings of many numbers, by their ids. Takes the deletion lock, which no PATCH does. */
export function createUpdateJob(
    client: TelnyxClient,
    phoneNumberIds: readonly string[],
    settings: PhoneNumberPatch & { deletionLockEnabled?: boolean },
): Promise<PhoneNumbersJob> {
    return client.request({
        method: "POST",
        path: "/phone_numbers/jobs/update_phone_numbers",
        body: { phoneNumbers: phoneNumberIds, ...settings },
        reply: one(phoneNumbersJob),
    });
}

/** Starts a job that gives many numbers back, by their ids. */
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
