import {
    orElseNotFound,
    retrieveNumberOrder,
    retrieveNumberOrderPhoneNumber,
    type Account,
    type NumberOrderRecord,
    type OrderedPhoneNumber,
    type OrderParts,
    type SubNumberOrder,
} from "../../telnyx";
import { requirementNames } from "../../requirements/names";
import { isOmitted, isPendingStatus, isRegulated, isUnderReview, type OrderedNumber } from "../number";
import { fromList, plainMembers, type Member } from "./members";
import { countriesOf, detailFrom, fromParts } from "./parts";
import { InvisibleError, visible } from "./visible";

/** How an order is to be read. */
export interface OrderReading {
    /** Its numbers, as far as they are known without looking. */
    readonly members: readonly Member[];
    /** Of an order that asks for no papers a list may also say that it is pending as before. */
    readonly mayBePending: boolean;
    /** The account was seen to hold each of its numbers, by its id. */
    readonly areHeld: boolean;
    /** How old, in milliseconds, what other look-ups read may be. */
    readonly maxAgeMs: number;
    /**
     * What was seen last of an order that was placed by this operation, or else the reply to its POST: it may be
     * invisible for a moment.
     */
    readonly standIn?: NumberOrderRecord;
}

/** An order as it was read. */
export interface ReadRecord {
    readonly order: NumberOrderRecord;
    /** It was put together of its entry in a list, which does not say of each number how it stands. */
    readonly isFromList: boolean;
    /** It was not visible: this is what was known of it before. */
    readonly isStandIn?: boolean;
    /** It was put together of lists that say of each number how it stands: what they show of all orders. */
    readonly parts?: OrderParts;
}

/** Reads an order. Throws when it is not visible and nothing stands in for it: that is never "gone". */
export async function visibleOrder(account: Account, id: string, reading: OrderReading): Promise<ReadRecord> {
    try {
        return await visible(`number order (${id})`, () => readOrder(account, id, reading));
    } catch (error) {
        if (reading.standIn !== undefined && error instanceof InvisibleError) {
            return { order: reading.standIn, isFromList: false, isStandIn: true };
        }
        throw error;
    }
}

async function readOrder(account: Account, id: string, reading: OrderReading): Promise<ReadRecord> {
    const found = await findOrder(account, id, reading);
    return found ?? { order: await retrieveNumberOrder(account.client, id), isFromList: false };
}

/** Finds an order as others look for theirs, whole or put together of lists; undefined where lists do not tell all. */
async function findOrder(account: Account, id: string, reading: OrderReading): Promise<ReadRecord | undefined> {
    const { members, maxAgeMs } = reading;
    const plain = plainMembers(members);
    const countries = countriesOf(members);
    if (plain === undefined && countries === undefined) {
        return undefined;
    }
    const found = await account.findNumberOrder(id, maxAgeMs);
    if (found.whole !== undefined) {
        return { order: found.whole, isFromList: false };
    }
    const told = plain && fromList(found.listed, plain, reading);
    if (told !== undefined || countries === undefined) {
        return told && { order: told, isFromList: true };
    }
    const isPending = isPendingStatus(found.listed.status);
    const parts = await account.orderParts({ id, countries, isPending, maxAgeMs });
    const order = parts && fromParts(found.listed, parts);
    return order && { order, isFromList: false, parts };
}

/** The sub order that holds a number; replies may leave out its id, and country and type as well. */
export function subOrderOf(
    ordered: Member,
    id: string | undefined,
    subOrders: readonly SubNumberOrder[],
): SubNumberOrder | undefined {
    if (id !== undefined) {
        return subOrders.find((sub) => sub.id === id);
    }
    const country = ordered.countryCode ?? ordered.countryIsoAlpha2;
    const matching = subOrders.find(
        (sub) =>
            country !== undefined && sub.countryCode === country && sub.phoneNumberType === ordered.phoneNumberType,
    );
    return matching ?? (subOrders.length === 1 ? subOrders[0] : undefined);
}

/**
 * Reads more of a number where there is more to see: only one that waits for requirements has a deadline and missing
 * values, and only where an order has several sub orders does it have to say which is its own. While the order says
 * that the review goes on there is nothing new to see since the look `before`. What lists showed of it is enough.
 */
export async function requirementDetail(
    account: Account,
    ordered: OrderedPhoneNumber,
    subOrders: number,
    { before, parts }: { readonly before?: OrderedNumber; readonly parts?: OrderParts },
): Promise<Pick<OrderedNumber, "detail" | "names">> {
    const isAmbiguous =
        subOrders > 1 && ordered.phoneNumberType === undefined && ordered.subNumberOrderId === undefined;
    if (isOmitted({ ordered }) || !isPendingStatus(ordered.status) || !(isRegulated(ordered) || isAmbiguous)) {
        return {};
    }
    const shown = detailFrom(parts, ordered.id);
    if (
        shown === undefined &&
        isUnderReview(before?.detail?.requirementsStatus) &&
        isUnderReview(ordered.requirementsStatus)
    ) {
        return { detail: before?.detail, names: before?.names };
    }
    // It may be shown a moment later than its order, and no order loses one.
    const read = () => orElseNotFound(() => retrieveNumberOrderPhoneNumber(account.client, ordered.id));
    const detail = shown ?? (await read()) ?? before?.detail;
    if (detail === undefined) {
        return {};
    }
    const countryCode = detail.countryCode ?? ordered.countryCode ?? ordered.countryIsoAlpha2;
    const phoneNumberType = detail.phoneNumberType ?? ordered.phoneNumberType;
    if (countryCode === undefined || phoneNumberType === undefined) {
        return { detail };
    }
    return { detail, names: await requirementNames(account, { countryCode, phoneNumberType, action: "ordering" }) };
}
