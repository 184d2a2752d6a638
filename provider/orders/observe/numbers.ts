import {
    listSubNumberOrders,
    retrieveNumberOrder,
    type Account,
    type NumberOrderRecord,
    type OrderParts,
    type PhoneNumber,
    type SubNumberOrder,
} from "../../telnyx";
import {
    isActive,
    isAlive,
    isGone,
    isPending,
    isPendingStatus,
    isReleased,
    isWaiting,
    type OrderedNumber,
} from "../number";
import { hasAnswer, type Knowledge, type ReadOrder } from "./knowledge";
import type { ObservedOrder } from "./observation";
import { isPendingIn } from "./parts";
import { requirementDetail, subOrderOf } from "./record";
import type { Trace } from "./traces";

/** Looks at the numbers of an order that was read. */
export async function observeNumbers(account: Account, read: ReadOrder, knowledge: Knowledge): Promise<ObservedOrder> {
    const { order, before, parts } = read;
    const subOrders = read.subOrders ?? order.subNumberOrdersIds.map((id) => parts?.pendingSubOrders.get(id) ?? { id });
    const numbers = await Promise.all(
        order.phoneNumbers.map(async (ordered): Promise<OrderedNumber> => {
            const seen = before.get(ordered.phoneNumber);
            return seen !== undefined && hasAnswer(seen)
                ? seen
                : observeNumber(account, { order, ordered, subOrders, before: seen, parts }, knowledge);
        }),
    );
    const seen = { order, numbers, isStandIn: read.isStandIn };
    if (isTold(seen, read, knowledge)) {
        return seen;
    }
    const whole = read.isFromList ? withOrder(seen, await retrieveNumberOrder(account.client, order.id)) : seen;
    return read.subOrders !== undefined || isTold(whole, { parts, isFromList: false }, knowledge)
        ? whole
        : withSubOrders(whole, await listSubNumberOrders(account.client, order.id));
}

/** Says whether there is no more to see: an order's entry in a list does not tell a number that failed from one to come. */
function isTold(
    { order, numbers }: ObservedOrder,
    { isFromList, parts }: Pick<ReadOrder, "isFromList" | "parts">,
    knowledge: Knowledge,
): boolean {
    const mayCome = isFromList ? isPending : isWaiting;
    return numbers.every(
        (number) =>
            // One that is gone has evidence of its own.
            number.vanished === true ||
            isReleased(order.status) ||
            isActive(number) ||
            (isPending(number) && isPendingIn(parts, order, { subNumberOrderId: number.subOrder?.id })) ||
            (knowledge.isWaiting && mayCome(number)),
    );
}

function withOrder({ numbers }: ObservedOrder, order: NumberOrderRecord): ObservedOrder {
    const entries = new Map(order.phoneNumbers.map((ordered) => [ordered.phoneNumber, ordered]));
    return {
        order,
        numbers: numbers.map((number) => ({
            ...number,
            order,
            ordered: entries.get(number.phoneNumber) ?? number.ordered,
        })),
    };
}

function withSubOrders({ numbers, ...seen }: ObservedOrder, subOrders: readonly SubNumberOrder[]): ObservedOrder {
    return {
        ...seen,
        numbers: numbers.map((number) => ({
            ...number,
            subOrder: subOrderOf(number.ordered, number.ordered.subNumberOrderId, subOrders),
        })),
    };
}

interface ToBeObserved extends Pick<OrderedNumber, "order" | "ordered"> {
    readonly subOrders: readonly SubNumberOrder[];
    readonly before?: OrderedNumber;
    readonly parts?: OrderParts;
}

async function observeNumber(
    account: Account,
    { order, ordered, subOrders, ...known }: ToBeObserved,
    { traces, maxAgeMs }: Knowledge,
): Promise<OrderedNumber> {
    const { phoneNumber } = ordered;
    const { detail, names } = await requirementDetail(account, ordered, subOrders.length, known);
    const subOrder = subOrderOf(ordered, detail?.subNumberOrderId ?? ordered.subNumberOrderId, subOrders);
    const bought = { phoneNumber, order, ordered, detail, names, subOrder };
    return isPendingStatus(ordered.status) || !isAlive(bought)
        ? bought
        : { ...bought, ...(await inAccount(account, bought, traces.of(order.id, phoneNumber), maxAgeMs)) };
}

/** Says whether an entry of the account is older than an order, or may be. */
function isFormer({ createdAt: listedAt = "" }: PhoneNumber, { createdAt = "" }: OrderedNumber["order"]): boolean {
    return !(Date.parse(listedAt) >= Date.parse(createdAt));
}

async function inAccount(
    account: Account,
    { phoneNumber, order }: Pick<OrderedNumber, "phoneNumber" | "order">,
    { fate, id, isReleased }: Trace,
    maxAgeMs: number,
): Promise<{ listed?: PhoneNumber; vanished?: boolean }> {
    if (fate === "lost" || fate === "presumed lost") {
        return { vanished: true };
    }
    const listed = await account.findPhoneNumber(phoneNumber, maxAgeMs);
    if (id === undefined && listed !== undefined && isFormer(listed, order)) {
        // It may be the record of a former life of the number, which this order bought again, shown as it was then: its
        // id tells.
        const known = isGone(listed.status) ? listed : await account.findKnownNumber({ id: listed.id, phoneNumber });
        return known === undefined || isGone(known.status) ? {} : { listed: known };
    }
    if (id === undefined || listed?.id === id) {
        return { listed };
    }
    if (isReleased) {
        return { vanished: true };
    }
    // Missing from a list proves nothing; the id does, and a number bought anew has a new one.
    const found = await account.findKnownNumber({ id, phoneNumber });
    return found === undefined ? { vanished: true } : { listed: found };
}
