import type * as pulumi from "@pulumi/pulumi";
import type { PhoneNumberType, RequirementAction } from "../enums";
import { invoke, invokeOutput } from "./invoke";

/** What requirements are asked for: a country and a type, or one number. */
export interface GetRegulatoryRequirementsArgs {
    /** Country, ISO 3166-1 alpha-2, such as `DE`; together with `phoneNumberType`. */
    countryCode?: string;
    /** Type of the numbers, such as `local`; together with `countryCode`. */
    phoneNumberType?: string | PhoneNumberType;
    /** A number in E.164, instead of country and type. */
    phoneNumber?: string;
    /**
     * Buying or porting.
     *
     * @default "ordering"
     */
    action?: RequirementAction;
}

/** {@link GetRegulatoryRequirementsArgs} that may come from outputs. */
export type GetRegulatoryRequirementsOutputArgs = {
    [Name in keyof GetRegulatoryRequirementsArgs]: pulumi.Input<GetRegulatoryRequirementsArgs[Name]>;
};

/** A requirement as the catalogue describes it. */
export interface RegulatoryRequirement {
    /** Its id, a UUID: what `requirementId` in the inputs of resources names. */
    requirementId: string;
    /** What it is called. */
    name?: string;
    /** What it asks for. */
    description?: string;
    /** What its value is: `textual`, `datetime`, `address` (an id) or `document` (an id). */
    fieldType?: string;
    /** What a value looks like. */
    example?: string;
}

/** What numbers need. */
export interface GetRegulatoryRequirementsResult {
    /** The requirements; empty where numbers need nothing. */
    requirements: RegulatoryRequirement[];
}

const name = "getRegulatoryRequirements";
const load = () =>
    (require("../lookups/regulatoryRequirements") as typeof import("../lookups/regulatoryRequirements"))
        .findRequirements;

/**
 * Lists the papers that numbers of a country and type need, or that one number needs. It orders nothing.
 *
 * @param args Country and type, or a number.
 * @param options `provider` or `parent`, for another account than that of the stack.
 * @throws what is wrong with the arguments, or what Telnyx says.
 * @example
 * ```typescript
 * import * as telnyx from "pulumi-telnyx";
 *
 * const { requirements } = telnyx.getRegulatoryRequirementsOutput({
 *     countryCode: "DE",
 *     phoneNumberType: telnyx.PhoneNumberType.Local,
 * });
 * export const wanted = requirements;
 * ```
 */
export function getRegulatoryRequirements(
    args: GetRegulatoryRequirementsArgs,
    options?: pulumi.InvokeOptions,
): Promise<GetRegulatoryRequirementsResult> {
    return invoke(name, load, args, options);
}

/**
 * {@link getRegulatoryRequirements} with outputs as arguments and as result.
 *
 * @example
 * ```typescript
 * import * as telnyx from "pulumi-telnyx";
 *
 * export const papers = telnyx.getRegulatoryRequirementsOutput({ phoneNumber: "+4989555012345" });
 * ```
 */
export function getRegulatoryRequirementsOutput(
    args: GetRegulatoryRequirementsOutputArgs,
    options?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetRegulatoryRequirementsResult> {
    return invokeOutput(name, load, args, options);
}
