import type * as pulumi from "@pulumi/pulumi";
import type { NumberSettingsArgs } from "../orders/args";
import { invoke, invokeOutput } from "./invoke";

/** Which number to look at. */
export interface GetPhoneNumberArgs {
    /** The number in E.164, such as `"+13125550142"`. */
    phoneNumber: string;
}

/** {@link GetPhoneNumberArgs} that may come from outputs. */
export interface GetPhoneNumberOutputArgs {
    /** The number in E.164. */
    phoneNumber: pulumi.Input<string>;
}

/** A number of the account, with its settings; one that it does not have is missing. */
export interface GetPhoneNumberResult extends pulumi.UnwrappedObject<NumberSettingsArgs> {
    /** Its id in the account, a numeric string. */
    id: string;
    /** In E.164. */
    phoneNumber: string;
    /** The API's word, see PhoneNumberStatus; `active` when it works. */
    status: string;
    /** ISO 3166-1 alpha-2, such as `US`. */
    countryCode?: string;
    /** Such as `local` or `toll_free`. */
    phoneNumberType?: string;
    /** Whether it is locked against release. */
    deletionLock: boolean;
}

const name = "getPhoneNumber";
const load = () => (require("../lookups/phoneNumber") as typeof import("../lookups/phoneNumber")).findNumber;

/**
 * Looks at a number of the account, whoever ordered it, and changes nothing.
 *
 * @param args Which number.
 * @param options `provider` or `parent`, for another account than that of the stack.
 * @throws when the account has no such number, and what Telnyx says.
 * @example
 * ```typescript
 * import * as telnyx from "pulumi-telnyx";
 *
 * export const connection = telnyx.getPhoneNumberOutput({ phoneNumber: "+13125550142" }).connectionId;
 * ```
 */
export function getPhoneNumber(
    args: GetPhoneNumberArgs,
    options?: pulumi.InvokeOptions,
): Promise<GetPhoneNumberResult> {
    return invoke(name, load, args, options);
}

/**
 * {@link getPhoneNumber} with outputs as arguments and as result.
 *
 * @example
 * ```typescript
 * import * as telnyx from "pulumi-telnyx";
 *
 * const phoneNumber = "+13125550142";
 * const line = new telnyx.NumberOrder("line", { phoneNumbers: [phoneNumber] });
 * export const id = telnyx.getPhoneNumberOutput({ phoneNumber }, { dependsOn: line }).id;
 * ```
 */
export function getPhoneNumberOutput(
    args: GetPhoneNumberOutputArgs,
    options?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetPhoneNumberResult> {
    return invokeOutput(name, load, args, options);
}
