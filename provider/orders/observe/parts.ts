import type {
    ListedNumberOrder,
    NumberOrderPhoneNumber,
    NumberOrderRecord,
    OrderedPhoneNumber,
    OrderParts,
    SubNumberOrder,
} from "../../telnyx";
import { isComplete } from "../orderedNumber";
import type { Member } from "./members";

/** The countries of an order's numbers; undefined where one is not known: then no list can be asked for them. */
export function countriesOf(members: readonly Member[]): string[] | undefined {
    const codes = members.map(({ countryCode, countryIsoAlpha2 }) => countryCode ?? countryIsoAlpha2);
    const known = codes.filter((code) => code !== undefined);
    return known.length === codes.length && known.length > 0 ? [...new Set(known)] : undefined;
}

/**
 * An order put together of its entry in a list and of what lists show of each of its numbers, which is all that the
 * order itself shows of them; undefined when one of them is not there.
 */
export function fromParts(listed: ListedNumberOrder, { phoneNumbers }: OrderParts): NumberOrderRecord | undefined {
    const { id, status, phoneNumbersCount } = listed;
    const found = listed.phoneNumbers.flatMap((one): OrderedPhoneNumber[] => {
        const part = phoneNumbers.get(one.id);
        const isItsOwn = part?.phoneNumber === one.phoneNumber && part.orderRequestId === id;
        return isItsOwn && part.status !== undefined ? [entryOf(part, one.phoneNumber)] : [];
    });
    const isWhole = found.length === listed.phoneNumbers.length && found.length === phoneNumbersCount;
    return isWhole && status !== "unknown" ? { ...listed, phoneNumbers: found } : undefined;
}

/** A number as its order shows it; of one without requirements nothing is known. */
function entryOf({ regulatoryRequirements, ...part }: NumberOrderPhoneNumber, phoneNumber: string): OrderedPhoneNumber {
    return {
        ...part,
        phoneNumber,
        regulatoryRequirements: regulatoryRequirements.length > 0 ? regulatoryRequirements : undefined,
    };
}

/** What a list shows of a number in an order, where it shows every value: one that is not there may be left out. */
export function detailFrom(parts: OrderParts | undefined, id: string): NumberOrderPhoneNumber | undefined {
    const detail = parts?.phoneNumbers.get(id);
    return detail !== undefined && isComplete({ detail }) ? detail : undefined;
}

/** Says whether the list of pending sub orders shows that of a number in an order, and as one of this order. */
export function isPendingIn(
    parts: OrderParts | undefined,
    { id }: NumberOrderRecord,
    { subNumberOrderId = "" }: Pick<OrderedPhoneNumber, "subNumberOrderId">,
): boolean {
    return parts?.pendingSubOrders.get(subNumberOrderId)?.orderRequestId === id;
}

/** The sub orders of an order, where all of them are pending; undefined where one is not, and has to be asked for. */
export function pendingSubOrdersOf(
    { id, subNumberOrdersIds }: NumberOrderRecord,
    { pendingSubOrders }: OrderParts,
): SubNumberOrder[] | undefined {
    const found = subNumberOrdersIds.flatMap((sub) => pendingSubOrders.get(sub) ?? []);
    const areItsOwn = found.every(({ orderRequestId }) => orderRequestId === id);
    return areItsOwn && found.length > 0 && found.length === subNumberOrdersIds.length ? found : undefined;
}
