import { parsePhoneNumberFromString } from "libphonenumber-js";
import type { Account } from "../telnyx/account";
import { searchNumber } from "../telnyx/availablePhoneNumbers";
import type { NumberOrderRecord } from "../telnyx/numberOrders";
import { Limiter } from "./limiter";
import type { OrderedNumber } from "./orderedNumber";

const searches = new Limiter(8);
const endedBadly = new Set(["failure", "failed", "cancelled", "deleted"]);

/**
 * Of numbers that an order bought and whose id was never seen: those that it does not hold any more. An order goes on
 * saying `success` after its numbers were released, so something else has to tell: a search that offers the number, or
 * a newer order for it. Without such evidence a number counts as held; being missing from a list proves nothing.
 */
export async function findLost(account: Account, numbers: readonly OrderedNumber[]): Promise<OrderedNumber[]> {
    const recent = numbers.some(({ listed }) => listed !== undefined) ? await account.recentNumberOrders() : [];
    const verdicts = numbers.map(async (number) =>
        number.listed === undefined
            ? searches.run(() => isOffered(account, number.ordered.phoneNumber))
            : recent.some((order) => hasTaken(order, number)),
    );
    const isLost = await Promise.all(verdicts);
    return numbers.filter((_, index) => isLost[index]);
}

function hasTaken(newer: NumberOrderRecord, { order, ordered }: OrderedNumber): boolean {
    return (
        (newer.createdAt ?? "") > (order.createdAt ?? "") &&
        !endedBadly.has(newer.status) &&
        newer.phoneNumbers.some(({ phoneNumber }) => phoneNumber === ordered.phoneNumber)
    );
}

/** Says whether a search shows a number. A released one is found only among those on hold for the account. */
export async function isOffered(account: Account, phoneNumber: string): Promise<boolean> {
    const parsed = parsePhoneNumberFromString(phoneNumber);
    const search = { countryCode: parsed?.country, nationalNumber: parsed?.nationalNumber ?? phoneNumber };
    return (
        (await searchNumber(account.client, search)).includes(phoneNumber) ||
        (await searchNumber(account.client, { ...search, onlyReserved: true })).includes(phoneNumber)
    );
}
