/*
 * The words of Telnyx, written as Pulumi's generated SDKs write enums: a const object with a type of the same name. A plain
 * string of the same spelling is accepted wherever such a value is. Of outputs, the objects name the words that the API
 * documents; a word that is newer than this release comes through as it is.
 */

/** Types of phone numbers. */
export const PhoneNumberType = {
    /** Bound to a place. */
    Local: "local",
    /** Free for the caller. */
    TollFree: "toll_free",
    Mobile: "mobile",
    /** Of a whole country, bound to no place. */
    National: "national",
    /** The caller pays a part. */
    SharedCost: "shared_cost",
} as const;
/** One of {@link PhoneNumberType}. */
export type PhoneNumberType = (typeof PhoneNumberType)[keyof typeof PhoneNumberType];

/** What a requirement group is for, and what requirements are asked for. */
export const RequirementAction = {
    /** Buying numbers. */
    Ordering: "ordering",
    /** Bringing numbers from another carrier. */
    Porting: "porting",
} as const;
/** One of {@link RequirementAction}. */
export type RequirementAction = (typeof RequirementAction)[keyof typeof RequirementAction];

/** What `pulumi up` waits for. */
export const WaitFor = {
    /** Until every number works: NumberOrder and InexplicitNumberOrder. */
    Activation: "activation",
    /** Until the reviewers have approved: RequirementGroup. */
    Approval: "approval",
    /** Nothing: `up` comes back at once. */
    None: "none",
} as const;
/** One of {@link WaitFor}. */
export type WaitFor = (typeof WaitFor)[keyof typeof WaitFor];

/** What an ordering group does when Telnyx has fewer numbers than asked for. */
export const Strategy = {
    /** Buys what there is. */
    Always: "always",
    /** Buys all or none. */
    Never: "never",
} as const;
/** One of {@link Strategy}. */
export type Strategy = (typeof Strategy)[keyof typeof Strategy];

/** What a number can do. */
export const NumberFeature = {
    Sms: "sms",
    Mms: "mms",
    Voice: "voice",
    Fax: "fax",
    /** Emergency calls. */
    Emergency: "emergency",
    HdVoice: "hd_voice",
    InternationalSms: "international_sms",
    LocalCalling: "local_calling",
} as const;
/** One of {@link NumberFeature}. */
export type NumberFeature = (typeof NumberFeature)[keyof typeof NumberFeature];
