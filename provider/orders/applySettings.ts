import { isDeepStrictEqual } from "node:util";
import { reasonFor, type Account, type PhoneNumber } from "../telnyx";
import type { TelnyxOperation } from "../operation";
import { sendToNumbers } from "./jobs";
import { firstNames } from "./names";
import { settingNames, settingOf, type SettingValue, type SettingValues } from "./settings";

/** A listed number and what its settings shall be; "" and [] clear, and what is left out is not touched. */
export interface Wish {
    readonly number: PhoneNumber;
    readonly desired: SettingValues;
}

/** What has to be sent to one number, by the call that takes it, under the names of the API. */
interface Change {
    readonly number: PhoneNumber;
    readonly sent: Record<"number" | "messaging" | "job", Record<string, SettingValue>>;
}

/**
 * Gives listed numbers their settings, sending only what differs. Returns a sentence for each thing that was refused
 * or got no answer; the other numbers and settings are done all the same. Bulk jobs are waited for `timeoutMs` at most.
 */
export async function applySettings(
    operation: TelnyxOperation,
    timeoutMs: number,
    wishes: readonly Wish[],
): Promise<string[]> {
    const changes = wishes.map(differenceOf);
    const [messaging, rest] = await Promise.all([
        Promise.all(changes.map((change) => sendMessaging(operation.api, change))),
        sendChanges(operation, timeoutMs, changes),
    ]);
    return [...messaging.flat(), ...rest];
}

function differenceOf({ number, desired }: Wish): Change {
    const sent: Change["sent"] = { number: {}, messaging: {}, job: {} };
    for (const name of settingNames) {
        const { canonical, listed, sentAs = name, sentBy } = settingOf(name);
        const value = desired[name];
        const shown = listed(number);
        if (value !== undefined && !isDeepStrictEqual(value, canonical?.(shown) ?? shown)) {
            sent[sentBy][sentAs] = value;
        }
    }
    return { number, sent };
}

function isEmpty(values: object): boolean {
    return Object.keys(values).length === 0;
}

async function sendMessaging({ numberWrites }: Account, { number, sent }: Change): Promise<string[]> {
    const [profile] = Object.values(sent.messaging);
    return profile === undefined
        ? []
        : reasonFor(changing([number]), () => numberWrites.changeMessaging(number.id, String(profile)));
}

async function sendChanges(
    operation: TelnyxOperation,
    timeoutMs: number,
    changes: readonly Change[],
): Promise<string[]> {
    const due = new Map(
        changes
            .filter(({ sent }) => !isEmpty(sent.number) || !isEmpty(sent.job))
            .map(({ number, sent }) => [number.id, { number, sent }]),
    );
    const changed = [...due.values()].map(({ number }) => number);
    const { failures } = await sendToNumbers(operation, timeoutMs, changed, (id) => {
        const { number = {}, job = {} } = due.get(id)?.sent ?? {};
        return operation.api.numberWrites.change({ id, settings: { ...number, ...job }, isForJob: !isEmpty(job) });
    });
    const numbersOf = new Map<string, PhoneNumber[]>();
    for (const [id, failure] of failures) {
        const numbers = numbersOf.get(failure) ?? [];
        const { number } = due.get(id) ?? {};
        numbers.push(...(number === undefined ? [] : [number]));
        numbersOf.set(failure, numbers);
    }
    return [...numbersOf].map(([failure, numbers]) => `${changing(numbers)}: ${failure}`);
}

const maxNamed = 3;

function changing(numbers: readonly PhoneNumber[]): string {
    const names = numbers.map(({ phoneNumber, id }) => `${phoneNumber} (${id})`);
    return `changing settings of ${firstNames(names, maxNamed)}`;
}
