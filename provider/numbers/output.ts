import { isListed, requirementsStatusOf, statusOf, type OrderedNumber } from "./orderedNumber";
import { labelOf } from "./reference";

/** A number as an output of an order resource: what the API says of it, in camelCase. */
export interface NumberOutput {
    /** In E.164. */
    phoneNumber: string;
    /** Id of the number in the account; there once it is listed. */
    phoneNumberId?: string;
    /** The order that holds the number. */
    numberOrderId: string;
    /** The part of that order for the number's country and type. */
    subNumberOrderId?: string;
    /** ISO 3166-1 alpha-2. */
    countryCode?: string;
    /** Such as `local` or `toll_free`. */
    phoneNumberType?: string;
    /** The API's literal: of the number itself once it is listed, else of its order. */
    status: string;
    /** The API's literal for the review of the requirements. */
    requirementsStatus?: string;
    requirementsMet?: boolean;
    /** When missing values have to be there, an ISO 8601 time. */
    deadline?: string;
    connectionId?: string;
    billingGroupId?: string;
    messagingProfileId?: string;
    customerReference?: string;
    deletionLock?: boolean;
    /** The requirements by id, without their values. */
    regulatoryRequirements: { requirementId: string; name?: string; fieldType?: string; status?: string }[];
}

/** Writes a number as an output. Settings of a number that is not listed yet are those of its order. */
export function toOutput(number: OrderedNumber, token: string): NumberOutput {
    const { ordered, detail, names, order, subOrder, listed } = number;
    const settings = listed ?? order;
    return {
        phoneNumber: ordered.phoneNumber,
        phoneNumberId: listed?.id,
        numberOrderId: order.id,
        subNumberOrderId: subOrder?.id ?? detail?.subNumberOrderId,
        countryCode: ordered.countryCode ?? ordered.countryIsoAlpha2 ?? listed?.countryIsoAlpha2,
        phoneNumberType: ordered.phoneNumberType ?? listed?.phoneNumberType,
        status: statusOf(number),
        requirementsStatus: requirementsStatusOf(number),
        requirementsMet: detail?.requirementsMet ?? ordered.requirementsMet,
        deadline: detail?.deadline ?? ordered.deadline,
        connectionId: settings.connectionId,
        billingGroupId: settings.billingGroupId,
        messagingProfileId: settings.messagingProfileId,
        customerReference: listed === undefined ? labelOf(order.customerReference, token) : listed.customerReference,
        deletionLock: isListed(number) ? (number.listed.deletionLockEnabled ?? false) : undefined,
        regulatoryRequirements: (detail?.regulatoryRequirements ?? ordered.regulatoryRequirements ?? []).map(
            ({ requirementId, fieldType, status }) => ({
                requirementId,
                name: names?.get(requirementId),
                fieldType,
                status,
            }),
        ),
    };
}
