import assert from "node:assert/strict";
import type { Emulator, EmulatorSettings } from "pulumi-telnyx-emulator";
import { Telnyx } from "telnyx";
import { startEmulator } from "../support/checkedEmulator";

/** What a conformance spec works with. */
export interface Bench {
    emulator: Emulator;
    /** The official client, with a key of its own and without repeats. */
    telnyx: Telnyx;
}

/** Starts one emulator for the suite around the call and resets it before every test. */
export function onBench(settings: Partial<EmulatorSettings> = {}): Bench {
    const bench = {} as Bench;
    before(async () => {
        bench.emulator = await startEmulator({ settings });
        bench.telnyx = clientOf(bench.emulator);
    });
    beforeEach(() => {
        bench.emulator.control.reset();
    });
    after(() => bench.emulator.close());
    return bench;
}

/** The official client pointed at an emulator. */
export function clientOf(emulator: Emulator, apiKey = "KEY-one"): Telnyx {
    return new Telnyx({ apiKey, baseURL: emulator.url, maxRetries: 0 });
}

/** The value, which must be there. */
export function must<T>(value: T | null | undefined): T {
    assert.ok(value !== undefined && value !== null, "a value should be here");
    return value;
}

/** Searches for a number, so that it may be ordered. */
export async function search(telnyx: Telnyx, phoneNumber: string): Promise<void> {
    const found = await telnyx.availablePhoneNumbers.list({ filter: { phone_number: { starts_with: phoneNumber } } });
    assert.equal(found.data?.[0]?.phone_number, phoneNumber);
}

/** Orders numbers after searching for them; the reply to the POST. */
export async function order(
    telnyx: Telnyx,
    phoneNumbers: string[],
    settings: Omit<Telnyx.NumberOrderCreateParams, "phone_numbers"> = {},
): Promise<Telnyx.NumberOrderWithPhoneNumbers & { id: string }> {
    for (const phoneNumber of phoneNumbers) {
        await search(telnyx, phoneNumber);
    }
    const phone_numbers = phoneNumbers.map((phone_number) => ({ phone_number }));
    const { data } = await telnyx.numberOrders.create({ phone_numbers, ...settings });
    return { ...must(data), id: must(data?.id) };
}

/** Buys one number and waits for nothing: the id it is owned by. */
export async function buy(
    telnyx: Telnyx,
    phoneNumber: string,
    settings: Omit<Telnyx.NumberOrderCreateParams, "phone_numbers"> = {},
): Promise<string> {
    await order(telnyx, [phoneNumber], settings);
    const owned = await telnyx.phoneNumbers.list({ filter: { phone_number: phoneNumber } });
    return must(owned.data[0]).id;
}

interface Refused {
    status: number;
    errors: { code: string; detail: string; source?: { pointer?: string } }[];
}

/** The refusal that a call of the client ends with. */
export async function refusal(call: Promise<unknown>): Promise<Refused> {
    try {
        await call;
    } catch (error) {
        assert.ok(error instanceof Telnyx.APIError, String(error));
        const { errors } = error.error as Pick<Refused, "errors">;
        return { status: Number(error.status), errors };
    }
    return assert.fail("the call should have been refused");
}

/** The status and first code of the refusal that a call ends with. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
    const { status, errors } = await refusal(call);
    return `${String(status)} ${must(errors[0]).code}`;
}
