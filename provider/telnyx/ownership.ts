import { z } from "zod";
import type { TelnyxClient } from "./client";
import { one } from "./envelope";
import { orElse, orElseNotFound, telnyxError } from "./errors";
import { retrievePhoneNumber, type PhoneNumber } from "./phoneNumbers";

/** A number that the account was seen to hold. */
export interface KnownNumber {
    readonly id: string;
    /** In E.164. */
    readonly phoneNumber: string;
}

/** Up to here each number is asked for by its id. */
const singlesThreshold = 20;
/** The most numbers that one request about ownership takes (docs/facts.md, A17). */
const maxPerRequest = 1000;

const ownership = z.object({ notFound: z.array(z.string()).default([]) });

/**
 * Says of numbers that lists do not show what became of them: the number, or undefined when the account has lost it.
 * The evidence is the 404 of each number's id. For many numbers it is the API's own answer to the question of
 * ownership, a thousand at a time, backed by the 404 of some of them; where the two disagree, each one is asked for.
 */
export async function findKnownNumbers(
    client: TelnyxClient,
    keys: readonly KnownNumber[],
): Promise<(PhoneNumber | undefined | Error)[]> {
    const disowned = new Set(
        keys.length <= singlesThreshold
            ? []
            : await disownedNumbers(
                  client,
                  keys.map(({ phoneNumber }) => phoneNumber),
              ),
    );
    const missing = keys.filter(({ phoneNumber }) => disowned.has(phoneNumber));
    const samples = [missing[0], missing[Math.floor(missing.length / 2)], missing.at(-1)];
    const found = await Promise.all(samples.map(async (sample) => sample && findById(client, sample.id)));
    const isDisputed = found.some(
        (number) => number !== undefined && (number instanceof Error || number.status !== "deleted"),
    );
    const lost = new Set(isDisputed ? [] : missing.map(({ id }) => id));
    return Promise.all(keys.map(async ({ id }) => (lost.has(id) ? undefined : findById(client, id))));
}

/**
 * Asks which of many numbers, in E.164, the account does not own; a thousand a request. Of those about which no usable
 * answer came, none is named.
 */
export async function disownedNumbers(client: TelnyxClient, phoneNumbers: readonly string[]): Promise<string[]> {
    const disowned: string[] = [];
    for (let first = 0; first < phoneNumbers.length; first += maxPerRequest) {
        const { notFound } = await orElse({ notFound: [] }, () =>
            client.request({
                method: "POST",
                path: "/phone_numbers/actions/verify_ownership",
                body: { phoneNumbers: phoneNumbers.slice(first, first + maxPerRequest) },
                reply: one(ownership),
            }),
        );
        disowned.push(...notFound);
    }
    return disowned;
}

/** An error is the answer of this number alone; those of the others stand. */
async function findById(client: TelnyxClient, id: string): Promise<PhoneNumber | undefined | Error> {
    try {
        return await orElseNotFound(() => retrievePhoneNumber(client, id));
    } catch (error) {
        return telnyxError(error);
    }
}
