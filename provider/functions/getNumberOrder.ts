import type * as pulumi from "@pulumi/pulumi";
import { invoke, invokeOutput } from "./invoke";

/** Which order to look at. */
export interface GetNumberOrderArgs {
    /** Id of the number order, a UUID. */
    numberOrderId: string;
}

/** {@link GetNumberOrderArgs} that may come from outputs. */
export interface GetNumberOrderOutputArgs {
    /** Id of the number order, a UUID. */
    numberOrderId: pulumi.Input<string>;
}

/** A number inside an order, as it was when it was ordered: what became of it later shows in getPhoneNumber. */
export interface NumberOrderPhoneNumber {
    /** In E.164. */
    phoneNumber: string;
    /** The API's word, see NumberOrderStatus. */
    status?: string;
    /** ISO 3166-1 alpha-2. */
    countryCode?: string;
    /** Such as `local` or `toll_free`. */
    phoneNumberType?: string;
    /** The API's word for the review of its requirements, see RequirementsStatus. */
    requirementsStatus?: string;
    /** Whether its requirements are met. */
    requirementsMet?: boolean;
    /** Until when missing values have to be supplied, an ISO 8601 time. */
    deadline?: string;
}

/** A number order. */
export interface GetNumberOrderResult {
    /** Its id, a UUID. */
    id: string;
    /** The API's word, see NumberOrderStatus. */
    status: string;
    /** Whether the requirements of all its numbers are met. */
    requirementsMet?: boolean;
    /** How many numbers it has. */
    phoneNumbersCount: number;
    /** Its numbers. */
    phoneNumbers: NumberOrderPhoneNumber[];
    /** Its sub orders, UUIDs: one for each country and type. */
    subNumberOrdersIds: string[];
    /** The connection it was placed with. */
    connectionId?: string;
    /** The billing group it was placed with. */
    billingGroupId?: string;
    /** The messaging profile it was placed with. */
    messagingProfileId?: string;
    /** Its label; orders of this package carry `#` and a token behind it. */
    customerReference?: string;
    /** When it was placed, an ISO 8601 time. */
    createdAt?: string;
    /** When it was changed, an ISO 8601 time. */
    updatedAt?: string;
}

const name = "getNumberOrder";
const load = () => (require("../lookups/numberOrder") as typeof import("../lookups/numberOrder")).findNumberOrder;

/**
 * Looks at a number order, whoever placed it, and changes nothing. `NumberOrder.get` shows more: what became of each
 * number since.
 *
 * @param args Which order.
 * @param options `provider` or `parent`, for another account than that of the stack.
 * @throws when the account has no such order, and what Telnyx says.
 * @example
 * ```typescript
 * import * as telnyx from "pulumi-telnyx";
 *
 * const order = telnyx.getNumberOrderOutput({ numberOrderId: "6a1f0f5e-3c1d-4f0a-9c52-0d6b5d5a7e11" });
 * export const ordered = order.phoneNumbers;
 * ```
 */
export function getNumberOrder(
    args: GetNumberOrderArgs,
    options?: pulumi.InvokeOptions,
): Promise<GetNumberOrderResult> {
    return invoke(name, load, args, options);
}

/**
 * {@link getNumberOrder} with outputs as arguments and as result.
 *
 * @example
 * ```typescript
 * import * as telnyx from "pulumi-telnyx";
 *
 * const line = new telnyx.NumberOrder("line", { phoneNumbers: ["+13125550142"] });
 * export const placed = telnyx.getNumberOrderOutput({ numberOrderId: line.id }).createdAt;
 * ```
 */
export function getNumberOrderOutput(
    args: GetNumberOrderOutputArgs,
    options?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetNumberOrderResult> {
    return invokeOutput(name, load, args, options);
}
