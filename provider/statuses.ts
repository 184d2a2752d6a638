/** What outputs say of an order: `status` of a NumberOrder, and of a number before it is listed. */
export const NumberOrderStatus = {
    Pending: "pending",
    Success: "success",
    Failure: "failure",
} as const;
/** One of {@link NumberOrderStatus}. */
export type NumberOrderStatus = (typeof NumberOrderStatus)[keyof typeof NumberOrderStatus];

/** What outputs say of a bulk order: `status` of an InexplicitNumberOrder and of its groups. */
export const InexplicitNumberOrderStatus = {
    Pending: "pending",
    Processing: "processing",
    Success: "success",
    /** Fewer numbers than asked for. */
    PartialSuccess: "partial_success",
    Failed: "failed",
} as const;
/** One of {@link InexplicitNumberOrderStatus}. */
export type InexplicitNumberOrderStatus =
    (typeof InexplicitNumberOrderStatus)[keyof typeof InexplicitNumberOrderStatus];

/** What outputs say of a number that is in the account. */
export const PhoneNumberStatus = {
    PurchasePending: "purchase-pending",
    PurchaseFailed: "purchase-failed",
    PortPending: "port-pending",
    PortFailed: "port-failed",
    Active: "active",
    Deleted: "deleted",
    EmergencyOnly: "emergency-only",
    PortedOut: "ported-out",
    PortOutPending: "port-out-pending",
    RequirementInfoPending: "requirement-info-pending",
    RequirementInfoUnderReview: "requirement-info-under-review",
    RequirementInfoException: "requirement-info-exception",
    ProvisionPending: "provision-pending",
} as const;
/** One of {@link PhoneNumberStatus}. */
export type PhoneNumberStatus = (typeof PhoneNumberStatus)[keyof typeof PhoneNumberStatus];

/** What outputs say of the review of a number's requirements: `numbers[].requirementsStatus`. */
export const RequirementsStatus = {
    Pending: "pending",
    Approved: "approved",
    Cancelled: "cancelled",
    Deleted: "deleted",
    /** The reviewers refused something, and say what. */
    Exception: "requirement-info-exception",
    /** Something is missing. */
    InfoPending: "requirement-info-pending",
    UnderReview: "requirement-info-under-review",
} as const;
/** One of {@link RequirementsStatus}. */
export type RequirementsStatus = (typeof RequirementsStatus)[keyof typeof RequirementsStatus];

/** What outputs say of a requirement group, and of each requirement in it. */
export const RequirementGroupStatus = {
    Unapproved: "unapproved",
    PendingApproval: "pending-approval",
    Approved: "approved",
    Declined: "declined",
    Expired: "expired",
    /** The regulation changed: the group has to be made anew. */
    NoLongerEligible: "no-longer-eligible",
} as const;
/** One of {@link RequirementGroupStatus}. */
export type RequirementGroupStatus = (typeof RequirementGroupStatus)[keyof typeof RequirementGroupStatus];
