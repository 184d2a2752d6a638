/*
 * The face of telnyx/: what the rest of the provider asks of the API. Nothing else is reached into.
 */
export type { Account } from "./account";
export { accountFor } from "./accountFor";
export { listAvailablePhoneNumbers, searchNumber } from "./availablePhoneNumbers";
export type { TelnyxClient } from "./client";
export { listReviewerComments, type ReviewedType } from "./comments";
export { connect } from "./connect";
export {
    LostReplyError,
    NotFoundError,
    RefusedError,
    SearchRequiredError,
    TelnyxError,
    TooManyJobsError,
    UnavailableError,
    orElse,
    orElseNotFound,
    reasonFor,
    telnyxError,
} from "./errors";
export {
    createInexplicitNumberOrder,
    retrieveInexplicitNumberOrder,
    type CreateOrderingGroup,
    type InexplicitNumberOrderRecord,
    type ListedInexplicitNumberOrder,
    type OrderingGroupRecord,
} from "./inexplicitNumberOrders";
export {
    attachRequirementGroup,
    retrieveNumberOrderPhoneNumber,
    updateNumberOrderPhoneNumber,
    type NumberOrderPhoneNumber,
} from "./numberOrderPhoneNumbers";
export {
    createNumberOrder,
    listNumberOrdersByReference,
    retrieveNumberOrder,
    updateNumberOrder,
    type FoundNumberOrder,
    type ListedNumberOrder,
    type NumberOrderRecord,
    type OrderedPhoneNumber,
} from "./numberOrders";
export { disownedNumbers } from "./ownership";
export { hasEnded, type OpenJob, type PhoneNumbersJob } from "./phoneNumberJobs";
export { changeBundle, isHeld, type PhoneNumber } from "./phoneNumbers";
export { patienceOf } from "./rate";
export { listRequirementsOfNumber, type Combination, type RegulatoryRequirement } from "./regulatoryRequirements";
export {
    createRequirementGroup,
    deleteRequirementGroup,
    listRequirementGroups,
    retrieveRequirementGroup,
    submitForApproval,
    updateRequirementGroup,
    type RequirementGroupRecord,
} from "./requirementGroups";
export type { OrderedRequirement, RequirementValue } from "./requirements";
export {
    cancelSubNumberOrder,
    listSubNumberOrderPhoneNumbers,
    listSubNumberOrders,
    type SubNumberOrder,
} from "./subNumberOrders";
export { NoJobRoomError, type NumberChange, type OrderParts } from "./together";
export { isUuid } from "./uuid";
