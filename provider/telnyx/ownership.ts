import { z } from "zod";
import type { TelnyxClient } from "./client";
import { one } from "./envelope";
import { NotFoundError, TelnyxError } from "./errors";
import { retrievePhoneNumber, type PhoneNumber } from "./phoneNumbers";

/** A number that the account was seen to hold. */
export interface KnownNumber {
    readonly id: string;
    /** In E.164. */
    readonly phoneNumber: string;
}

/** Up to here each number is asked for by its id. */
const fewNumbers = 20;
/** The most numbers that one request about ownership takes. */
const mostPerRequest = 1000;

const ownership = z.object({ notFound: z.array(z.string()).default([]) });

/**
 * Says of numbers that lists do not show what became of them: the number, or undefined when the account has lost it.
 * The evidence is the 404 of each number's id. For many numbers it is the API's own answer to the question of
 * ownership, a thousand at a time, backed by the 404 of some of them; where the two disagree, each one is asked for.
 */
export async function findKnownNumbers(
    client: TelnyxClient,
    keys: readonly KnownNumber[],
): Promise<(PhoneNumber | undefined)[]> {
    const lost = new Set<string>();
    for (let first = 0; keys.length > fewNumbers && first < keys.length; first += mostPerRequest) {
        const chunk = keys.slice(first, first + mostPerRequest);
        (await lostNumbers(client, chunk)).forEach(({ id }) => lost.add(id));
    }
    return Promise.all(keys.map(async ({ id }) => (lost.has(id) ? undefined : findById(client, id))));
}

async function lostNumbers(client: TelnyxClient, numbers: readonly KnownNumber[]): Promise<readonly KnownNumber[]> {
    const disowned = new Set(await disownedNumbers(client, numbers));
    const lost = numbers.filter(({ phoneNumber }) => disowned.has(phoneNumber));
    const samples = [...new Set([lost[0], lost[Math.floor(lost.length / 2)], lost.at(-1)])];
    const found = await Promise.all(samples.map(async (sample) => sample && findById(client, sample.id)));
    return found.some((number) => number !== undefined && number.status !== "deleted") ? [] : lost;
}

/** Numbers that the account does not own. Without a usable answer none: then each one is asked for by its id. */
async function disownedNumbers(client: TelnyxClient, numbers: readonly KnownNumber[]): Promise<string[]> {
    try {
        const { notFound } = await client.request({
            method: "POST",
            path: "/phone_numbers/actions/verify_ownership",
            body: { phoneNumbers: numbers.map(({ phoneNumber }) => phoneNumber) },
            reply: one(ownership),
        });
        return notFound;
    } catch (error) {
        if (error instanceof TelnyxError) {
            return [];
        }
        throw error;
    }
}

async function findById(client: TelnyxClient, id: string): Promise<PhoneNumber | undefined> {
    try {
        return await retrievePhoneNumber(client, id);
    } catch (error) {
        if (error instanceof NotFoundError) {
            return undefined;
        }
        throw error;
    }
}
