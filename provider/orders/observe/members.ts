import type { ListedNumberOrder, NumberOrderRecord, OrderedPhoneNumber } from "../../telnyx";
import { isBoughtStatus, isPendingStatus, isRegulated, isReleased } from "../number";
import type { RememberedNumber } from "./traces";

/** What no list of orders shows of a number in an order, and what stays as it is once it was seen. */
export type Member = Pick<
    OrderedPhoneNumber,
    | "phoneNumber"
    | "subNumberOrderId"
    | "countryCode"
    | "countryIsoAlpha2"
    | "phoneNumberType"
    | "requirementsMet"
    | "requirementsStatus"
    | "regulatoryRequirements"
>;

/** The numbers of an order that asks for no papers, by their E.164 form: of them a list shows all that can change. */
export type PlainMembers = ReadonlyMap<string, Member>;

/** The members of an order, as they are known; undefined when nothing is, or when some may have to do with papers. */
export function plainMembers(members: readonly Member[]): PlainMembers | undefined {
    const isPlain = (member: Member) =>
        !isRegulated(member) && member.requirementsMet !== false && !member.regulatoryRequirements?.length;
    return members.length > 0 && members.every(isPlain)
        ? new Map(members.map((member) => [member.phoneNumber, member]))
        : undefined;
}

/** The members that a state remembers of an order. */
export function rememberedMembers(numbers: readonly RememberedNumber[], orderId: string): Member[] {
    return numbers.flatMap(({ numberOrderId, regulatoryRequirements = [], ...member }) =>
        numberOrderId === orderId
            ? [{ ...member, regulatoryRequirements: regulatoryRequirements.map((asked) => ({ ...asked })) }]
            : [],
    );
}

/** What is known beforehand of an order that a list is to tell of. */
interface Foreknown {
    /** A list may also say that it is pending as before. */
    readonly mayBePending: boolean;
    /** The account was seen to hold each of its numbers, by its id. */
    readonly areHeld: boolean;
}

/**
 * Says whether an order's status tells how each of its plain numbers stands. Of several sub orders it does not tell how
 * each one ended: then the account has to be asked for the very numbers that were bought.
 */
function isTelling(listed: ListedNumberOrder, members: PlainMembers, { mayBePending, areHeld }: Foreknown): boolean {
    const { status, subNumberOrdersIds } = listed;
    if (subNumberOrdersIds.length > 1) {
        const isNamed = ({ subNumberOrderId = "" }: Member) => subNumberOrdersIds.includes(subNumberOrderId);
        return isBoughtStatus(status) && areHeld && [...members.values()].every(isNamed);
    }
    return isBoughtStatus(status) || isReleased(status) || (mayBePending && isPendingStatus(status));
}

/**
 * An order put together of its entry in a list and of what is known of its numbers; undefined when that does not tell
 * all: then the order itself has to be read.
 */
export function fromList(
    listed: ListedNumberOrder,
    members: PlainMembers,
    foreknown: Foreknown,
): NumberOrderRecord | undefined {
    const { phoneNumbers, phoneNumbersCount, requirementsMet, status } = listed;
    const isWhole = phoneNumbers.length === (phoneNumbersCount ?? phoneNumbers.length);
    const isKnown = phoneNumbers.length === members.size && phoneNumbers.every((one) => members.has(one.phoneNumber));
    return isWhole && isKnown && requirementsMet !== false && isTelling(listed, members, foreknown)
        ? {
              ...listed,
              phoneNumbers: phoneNumbers.map(({ id, phoneNumber }) => ({
                  ...(members.get(phoneNumber) as Member),
                  id,
                  status,
              })),
          }
        : undefined;
}
