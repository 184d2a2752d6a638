import {
    listNumberOrdersByReference,
    type Account,
    type ListedNumberOrder,
    orElseNotFound,
    retrieveNumberOrder,
} from "../../telnyx";
import type { DeclaredNumber } from "../inputs";
import type { TelnyxOperation } from "../../operation";
import { carriesToken, isReleased, referenceFor, takeNamed, type Mark } from "../../orders";

/**
 * Finds the orders that carry our token, oldest first: by the reference they are placed with now, and among the
 * account's recent orders, since the label may have been another when a run was killed.
 */
export async function findOrders(account: Account, mark: Mark): Promise<string[]> {
    const { orders, isWhole } = await account.markedNumberOrders(`#${mark.__token}`);
    // Where all of the account's orders were listed, there is no older one.
    const exact = isWhole ? [] : await listNumberOrdersByReference(account.client, referenceFor(mark));
    return idsOf([...exact, ...orders], mark.__token);
}

/** Finds only by the reference: for the moments after a POST, when the label is known. */
export async function findOrdersByReference(account: Account, mark: Mark): Promise<string[]> {
    return idsOf(await listNumberOrdersByReference(account.client, referenceFor(mark)), mark.__token);
}

/** Of the orders that somebody said may be taken over, those that hold a declared number. */
export async function takeAdoptable(
    operation: TelnyxOperation,
    mark: Mark,
    numbers: readonly DeclaredNumber[],
): Promise<string[]> {
    const { client, adopt } = operation.api;
    const declared = new Set(numbers.map(({ phoneNumber }) => phoneNumber));
    // The id may be that of a bulk order.
    const shown = [...adopt].map((id) => orElseNotFound(() => retrieveNumberOrder(client, id)));
    const orders = (await Promise.all(shown)).flatMap((order) => order ?? []);
    const meant = orders.filter(({ phoneNumbers }) =>
        phoneNumbers.some(({ phoneNumber }) => declared.has(phoneNumber)),
    );
    return (await takeNamed(operation, mark, meant)).map(({ id }) => id);
}

function idsOf(orders: readonly ListedNumberOrder[], token: string): string[] {
    const ours = orders.filter((order) => carriesToken(order.customerReference, token) && !isReleased(order.status));
    const byAge = ours.sort((left, right) => ((left.createdAt ?? "") < (right.createdAt ?? "") ? -1 : 1));
    return [...new Set(byAge.map((order) => order.id))];
}
