import { z } from "zod";
import type { TelnyxClient } from "./client";
import { largestPage, many, one, type Page } from "./envelope";
import { path } from "./path";

const phoneNumber = z.object({
    id: z.string(),
    phoneNumber: z.string(),
    // A number of unknown status is neither used, nor given back, nor ordered again.
    status: z.string().default("unknown"),
    countryIsoAlpha2: z.string().optional(),
    phoneNumberType: z.string().optional(),
    connectionId: z.string().optional(),
    billingGroupId: z.string().optional(),
    messagingProfileId: z.string().optional(),
    customerReference: z.string().optional(),
    deletionLockEnabled: z.boolean().optional(),
    tags: z.array(z.string()).optional(),
    createdAt: z.string().optional().catch(undefined),
});

/** A number that the account holds, with its settings. Its id is a numeric string of int64 size. */
export type PhoneNumber = z.output<typeof phoneNumber>;

/** The settings that PATCH /phone_numbers/{id} and update jobs take; "" clears. */
export interface PhoneNumberPatch {
    readonly connectionId?: string;
    readonly billingGroupId?: string;
    readonly customerReference?: string;
    /** The whole list; an empty one clears. */
    readonly tags?: readonly string[];
}

/** Reads one page of the account's numbers. */
export function listPhoneNumbers(client: TelnyxClient, pageNumber: number): Promise<Page<PhoneNumber>> {
    return client.request({
        method: "GET",
        path: "/phone_numbers",
        query: { "page[number]": pageNumber, "page[size]": largestPage },
        reply: many(phoneNumber, largestPage),
    });
}

/**
 * Finds a number by its E.164 form. The API's filter also returns partial matches, so they are compared here; it was
 * seen to take the plus, but is documented for digits only (docs/facts.md, A3).
 */
export async function findPhoneNumber(client: TelnyxClient, e164: string): Promise<PhoneNumber | undefined> {
    const matches = await listMatches(client, e164);
    const numbers = matches.length > 0 ? matches : await listMatches(client, e164.replace("+", ""));
    const exact = numbers.filter((found) => found.phoneNumber === e164);
    // A number that was released and bought again may be listed twice.
    return exact.find(isHeld) ?? exact[0];
}

/** Says whether an entry is not the record of a life that is over. */
export function isHeld({ status }: Pick<PhoneNumber, "status">): boolean {
    return !["deleted", "ported-out", "purchase-failed", "port-failed"].includes(status);
}

async function listMatches(client: TelnyxClient, pattern: string): Promise<PhoneNumber[]> {
    const page = await client.request({
        method: "GET",
        path: "/phone_numbers",
        query: { "filter[phone_number]": pattern },
        reply: many(phoneNumber),
    });
    return page.data;
}

/** Reads one number by its id. */
export function retrievePhoneNumber(client: TelnyxClient, id: string): Promise<PhoneNumber> {
    return client.request({ method: "GET", path: path`/phone_numbers/${id}`, reply: one(phoneNumber) });
}

/** Changes settings of one number. */
export function updatePhoneNumber(client: TelnyxClient, id: string, body: PhoneNumberPatch): Promise<PhoneNumber> {
    return client.request({ method: "PATCH", path: path`/phone_numbers/${id}`, body, reply: one(phoneNumber) });
}

/** Gives a number back. */
export function deletePhoneNumber(client: TelnyxClient, id: string): Promise<unknown> {
    return client.request({ method: "DELETE", path: path`/phone_numbers/${id}`, reply: one(z.looseObject({})) });
}

/** Assigns a number to a messaging profile; "" takes it off, and leaving it out (or null) would keep it. */
export function updateMessagingProfile(client: TelnyxClient, id: string, messagingProfileId: string) {
    return client.request({
        method: "PATCH",
        path: path`/phone_numbers/${id}/messaging`,
        body: { messagingProfileId },
        reply: one(z.looseObject({})),
    });
}

/** Puts a number into a bundle, or with null takes it out; from bundle to bundle takes both steps. */
export function changeBundle(client: TelnyxClient, id: string, bundleId: string | null): Promise<unknown> {
    return client.request({
        method: "PATCH",
        path: path`/phone_numbers/${id}/actions/bundle_status_change`,
        body: { bundleId },
        reply: one(z.looseObject({})),
    });
}
