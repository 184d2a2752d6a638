import type { NumberOutput } from "./numberOutput";
import { isListed, requirementsStatusOf, statusOf, type OrderedNumber } from "./orderedNumber";
import { labelOf } from "./reference";

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
