import { parsePhoneNumberFromString } from "../../numbering";
import { disownedNumbers, searchNumber, type Account, type ListedNumberOrder } from "../../telnyx";
import type { TelnyxOperation } from "../../operation";
import { settledAfterMs } from "../age";
import { isOver, type OrderedNumber } from "../number";
import type { Traces } from "./traces";

/** Up to here each number is searched for. */
const singlesThreshold = 20;

/**
 * For so long after an order the search may still offer what it bought, as it did before, while lists and the question
 * of ownership do not know of it yet: they were seen to be late by seconds, so it is a multiple of that, and no longer,
 * since until then nobody hears of a number that really went. What is on hold for us was released, however young its order is.
 */
const offeredLateMs = 3 * 60 * 1000;

/**
 * Of numbers that an order bought and whose id was never seen: those that it does not hold any more. An order goes on
 * saying `success` after its numbers were released, so something else has to tell: a newer order for the number; or
 * that the account does not own it, together with a search that offers it, or with a purchase that is old: an order may
 * be older, and its numbers bought just now. Without such evidence a number counts as held; being missing from a list proves nothing.
 */
export async function findLost(
    { api: account, clock }: Pick<TelnyxOperation, "api" | "clock">,
    numbers: readonly OrderedNumber[],
    traces: Traces,
): Promise<OrderedNumber[]> {
    const listed = numbers.filter((number) => number.listed !== undefined);
    const unlisted = numbers.filter((number) => number.listed === undefined);
    const newest = newestOrders(listed.length === 0 ? [] : await account.recentNumberOrders());
    const taken = listed.filter(({ order, phoneNumber }) => (newest.get(phoneNumber) ?? "") > (order.createdAt ?? ""));
    const disowned = await disownedOf(account, unlisted);
    const old = disowned.filter(({ order, phoneNumber }) => {
        const { boughtMs } = traces.of(order.id, phoneNumber);
        return boughtMs !== undefined && clock.now() - boughtMs > settledAfterMs;
    });
    const young = disowned.filter((number) => !old.includes(number));
    return [...taken, ...old, ...(await findOffered(account, young, mayBeLate(traces, clock.now())))];
}

/** When each number was ordered last, of the orders that may still hold it. */
function newestOrders(recent: readonly ListedNumberOrder[]): ReadonlyMap<string, string> {
    const newest = new Map<string, string>();
    for (const { createdAt = "", status, phoneNumbers } of recent) {
        for (const { phoneNumber } of isOver(status) ? [] : phoneNumbers) {
            if (createdAt > (newest.get(phoneNumber) ?? "")) {
                newest.set(phoneNumber, createdAt);
            }
        }
    }
    return newest;
}

/** Of many numbers of one order that the account does not own, some speak for the rest while they agree. */
async function findOffered(
    account: Account,
    numbers: readonly OrderedNumber[],
    isLate: (number: OrderedNumber) => boolean,
): Promise<OrderedNumber[]> {
    const perOrder = new Map<string, OrderedNumber[]>();
    for (const number of numbers) {
        const members = perOrder.get(number.order.id) ?? [];
        members.push(number);
        perOrder.set(number.order.id, members);
    }
    return (await Promise.all([...perOrder.values()].map((members) => offeredOf(account, members, isLate)))).flat();
}

async function offeredOf(
    account: Account,
    numbers: readonly OrderedNumber[],
    isLate: (number: OrderedNumber) => boolean,
): Promise<OrderedNumber[]> {
    const isTold = numbers.some(isLate) ? isOnHold : isOffered;
    const verdictsOn = (some: readonly OrderedNumber[]) =>
        Promise.all(some.map(({ phoneNumber }) => account.searches.run(() => isTold(account, phoneNumber))));
    if (numbers.length > singlesThreshold) {
        const last = numbers.length - 1;
        const samples = [0, 0.25, 0.5, 0.75, 1].map((part) => numbers[Math.floor(part * last)] as OrderedNumber);
        const verdicts = new Set(await verdictsOn(samples));
        if (verdicts.size === 1) {
            return verdicts.has(true) ? [...numbers] : [];
        }
    }
    const verdicts = await verdictsOn(numbers);
    return numbers.filter((_, index) => verdicts[index]);
}

async function disownedOf(account: Account, numbers: readonly OrderedNumber[]): Promise<OrderedNumber[]> {
    if (numbers.length === 0) {
        return [];
    }
    const disowned = new Set(
        await disownedNumbers(
            account.client,
            numbers.map(({ phoneNumber }) => phoneNumber),
        ),
    );
    return numbers.filter(({ phoneNumber }) => disowned.has(phoneNumber));
}

/**
 * Says of numbers whether the search may still offer them as it did before they were bought. An order may be pending for
 * long before it buys; and where the two clocks disagree by more than that, or nothing says when it was placed, its age
 * tells nothing.
 */
function mayBeLate(traces: Traces, nowMs: number): (number: OrderedNumber) => boolean {
    return ({ phoneNumber, order: { id, createdAt = "" } }) => {
        const { boughtMs = -Infinity } = traces.of(id, phoneNumber);
        return Math.abs(nowMs - Date.parse(createdAt)) < offeredLateMs || nowMs - boughtMs < offeredLateMs;
    };
}

/** Says whether a search shows a number; a released one only among those on hold for us (docs/facts.md, A10). */
export async function isOffered(account: Account, phoneNumber: string): Promise<boolean> {
    const search = searchFor(phoneNumber);
    return (await searchNumber(account.client, search)).includes(phoneNumber) || isOnHold(account, phoneNumber);
}

async function isOnHold(account: Account, phoneNumber: string): Promise<boolean> {
    return (await searchNumber(account.client, { ...searchFor(phoneNumber), onlyReserved: true })).includes(
        phoneNumber,
    );
}

function searchFor(phoneNumber: string) {
    const parsed = parsePhoneNumberFromString(phoneNumber);
    return { countryCode: parsed?.country, nationalNumber: parsed?.nationalNumber ?? phoneNumber };
}
