import type { UnwrappedObject } from "@pulumi/pulumi";
import type { NumberSettingsArgs } from "./args";

/**
 * One number as Telnyx shows it. Settings of a number that is not listed yet are those of its order, as far as orders
 * have them; a setting that the number does not have is missing.
 */
export interface NumberOutput extends UnwrappedObject<NumberSettingsArgs> {
    /** In E.164. */
    phoneNumber: string;
    /** Id of the number in the account, a numeric string; there once the number is listed. */
    phoneNumberId?: string;
    /** The number order that holds the number, a UUID. */
    numberOrderId: string;
    /** The sub number order, a UUID: the part of the order for this country and type. */
    subNumberOrderId?: string;
    /** ISO 3166-1 alpha-2, such as `US`. */
    countryCode?: string;
    /** Such as `local`, `toll_free` or `mobile`. */
    phoneNumberType?: string;
    /** The API's word: of the number once it is listed (`active`), before that of its order (`pending`, `failure`). */
    status: string;
    /** The API's word for the review of the requirements, such as `approved` or `requirement-info-pending`. */
    requirementsStatus?: string;
    /** Whether the requirements are met. */
    requirementsMet?: boolean;
    /** Until when missing values have to be supplied, an ISO 8601 time. */
    deadline?: string;
    /** Its requirements, without their values: those may be people's documents. */
    regulatoryRequirements: { requirementId: string; name?: string; fieldType?: string; status?: string }[];
}
