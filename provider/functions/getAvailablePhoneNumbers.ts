import type * as pulumi from "@pulumi/pulumi";
import type { NumberFeature, PhoneNumberType } from "../enums";
import { invoke, invokeOutput } from "./invoke";

/** Digits that numbers have at some place. */
export interface AvailablePhoneNumberPattern {
    /** Digits that the numbers start with, behind the area code where one is asked for. */
    startsWith?: string;
    /** Digits that the numbers end with. */
    endsWith?: string;
    /** Digits that the numbers contain somewhere. */
    contains?: string;
}

/** What to search for. */
export interface GetAvailablePhoneNumbersArgs {
    /** Country, ISO 3166-1 alpha-2, such as `DE`. */
    countryCode: string;
    /** Type of the numbers, such as `local` or `toll_free`; any if left out. */
    phoneNumberType?: string | PhoneNumberType;
    /** City, such as `"Chicago"`. */
    locality?: string;
    /** State or province of the US and Canada, such as `"IL"`. */
    administrativeArea?: string;
    /** Area code, such as `"312"`. */
    nationalDestinationCode?: string;
    /** Digits that the numbers have. */
    phoneNumber?: AvailablePhoneNumberPattern;
    /** What the numbers can do, all of it, such as `["sms", "voice"]`. */
    features?: (string | NumberFeature)[];
    /** How many numbers to show, from 1 to 1000; if left out, as many as Telnyx shows by itself. */
    limit?: number;
    /**
     * Search among the numbers that are on hold for this account only, such as those it released of late.
     *
     * @default false
     */
    reserved?: boolean;
}

/** {@link GetAvailablePhoneNumbersArgs} that may come from outputs. */
export type GetAvailablePhoneNumbersOutputArgs = {
    [Name in keyof GetAvailablePhoneNumbersArgs]: pulumi.Input<GetAvailablePhoneNumbersArgs[Name]>;
};

/** A number on offer. */
export interface AvailablePhoneNumber {
    /** In E.164. */
    phoneNumber: string;
    /** Its type, where Telnyx says it. */
    phoneNumberType?: string;
    /** What it can do, such as `sms` or `voice`. */
    features: string[];
    /** What it costs: decimals as text, such as `"1.00"`; the invoice may differ. */
    costInformation?: {
        /** Once, with the order. */
        upfrontCost?: string;
        /** Every month. */
        monthlyCost?: string;
        /** ISO 4217, such as `USD`. */
        currency?: string;
    };
    /** Where it is: types such as `country_code`, `state`, `rate_center` or `location`, and their names. */
    regionInformation: { regionType?: string; regionName?: string }[];
    /** Whether it works at once; matters for toll-free numbers. */
    quickship?: boolean;
    /** Whether it can be reserved before it is ordered. */
    reservable?: boolean;
    /** Whether it fits only roughly. */
    bestEffort?: boolean;
}

/** What a search found. */
export interface GetAvailablePhoneNumbersResult {
    /** The numbers, as Telnyx orders them. */
    phoneNumbers: AvailablePhoneNumber[];
}

const name = "getAvailablePhoneNumbers";
const load = () =>
    (require("../lookups/availablePhoneNumbers") as typeof import("../lookups/availablePhoneNumbers"))
        .findAvailablePhoneNumbers;

/**
 * Searches for numbers on offer, with what they cost. It orders and holds nothing.
 *
 * **Do not feed the result to a NumberOrder.** Every run of the program searches again, and a number that was bought is
 * no longer offered: the next `pulumi up` would release it and buy another one. Search once, write the number down (in
 * the program or in the configuration), and order that one. For any numbers that fit, in the US and Canada, there is
 * InexplicitNumberOrder.
 *
 * @param args What to search for.
 * @param options `provider` or `parent`, for another account than that of the stack.
 * @throws what is wrong with the arguments, or what Telnyx says.
 * @example
 * ```typescript
 * import * as telnyx from "pulumi-telnyx";
 *
 * const offers = telnyx.getAvailablePhoneNumbersOutput({ countryCode: "DE", locality: "Berlin", limit: 5 });
 * export const choices = offers.phoneNumbers.apply((numbers) =>
 *     numbers.map(({ phoneNumber, costInformation }) => `${phoneNumber} ${costInformation?.monthlyCost} a month`),
 * );
 * ```
 */
export function getAvailablePhoneNumbers(
    args: GetAvailablePhoneNumbersArgs,
    options?: pulumi.InvokeOptions,
): Promise<GetAvailablePhoneNumbersResult> {
    return invoke(name, load, args, options);
}

/**
 * {@link getAvailablePhoneNumbers} with outputs as arguments and as result. **Its result must not feed a NumberOrder
 * either**: each run searches again.
 *
 * @example
 * ```typescript
 * import * as telnyx from "pulumi-telnyx";
 *
 * export const offers = telnyx.getAvailablePhoneNumbersOutput({ countryCode: "US", nationalDestinationCode: "312" });
 * ```
 */
export function getAvailablePhoneNumbersOutput(
    args: GetAvailablePhoneNumbersOutputArgs,
    options?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetAvailablePhoneNumbersResult> {
    return invokeOutput(name, load, args, options);
}
