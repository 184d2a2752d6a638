import type * as pulumi from "@pulumi/pulumi";
import type { PhoneNumberType, RequirementAction } from "../enums";
import { HandledResource, isOfKind, type ResourceKind } from "../lifecycle/resource";
import type { RegulatoryRequirementArgs } from "../requirements/args";

/** What a RequirementGroup declares. */
export interface RequirementGroupArgs {
    /** Country of the numbers, ISO 3166-1 alpha-2, such as `DE`. A change replaces the group; orders follow to the new one. */
    countryCode: pulumi.Input<string>;
    /** Type of the numbers: `local`, `toll_free`, `mobile`, `national` or `shared_cost`. A change replaces the group. */
    phoneNumberType: pulumi.Input<string | PhoneNumberType>;
    /** What the group is for: `ordering` or `porting`. A change replaces the group. */
    action: pulumi.Input<RequirementAction>;
    /**
     * Your label; Telnyx has no other name for a group. A change is made in place; leaving it out sets the default.
     *
     * @default `organization/project/stack/name`
     */
    customerReference?: pulumi.Input<string>;
    /**
     * The values. Give personal data as secrets: they stay secret in the state, and no message repeats them. A change is
     * made in place; a value taken out is emptied. Orders that used the group do not follow, but a NumberOrder hands the
     * group to its still pending numbers again. What is not filled yet stands in the output `missing`.
     */
    regulatoryRequirements?: pulumi.Input<pulumi.Input<RegulatoryRequirementArgs>[]>;
    /**
     * Hands the group to Telnyx's reviewers after every change of its values. A number ordered with an approved group
     * becomes active by itself; with an unapproved one its own order is reviewed.
     *
     * @default false
     */
    submitForApproval?: pulumi.Input<boolean>;
    /**
     * What `pulumi up` waits for: until the group is approved, or not at all. A review may take days; how long to wait
     * stands in the resource option `customTimeouts` (10 minutes if nothing is said; those of a transformation are not
     * seen), and the next `up` goes on waiting.
     *
     * @default "approval" when the group is submitted, else "none"
     */
    waitFor?: pulumi.Input<"approval" | "none">;
}

/** A requirement of a group, without its value. */
export interface GroupRequirement {
    /** Id of the requirement, a UUID: what `requirementId` in the inputs names. */
    requirementId: string;
    /** What the catalogue calls it. */
    name?: string;
    /** What its value is: `textual`, `datetime`, `address` or `document` (an id); `action`: none, it is done outside the API. */
    fieldType?: string;
    /** The API's word for its review: `unapproved`, `pending-approval`, `approved`, `declined` or `expired`. */
    status?: string;
    /** Until when the value is good, an ISO 8601 time. */
    expiresAt?: string;
}

/** A requirement that has no value yet. */
export interface MissingRequirement {
    /** Id of the requirement, a UUID. */
    requirementId: string;
    /** What the catalogue calls it. */
    name?: string;
    /** What the catalogue asks for. */
    description?: string;
    /** What its value is: `textual`, `datetime`, `address` (an id) or `document` (an id). */
    fieldType?: string;
}

const kind: ResourceKind = {
    type: "pulumi-nodejs:dynamic/telnyx:RequirementGroup",
    handler: "requirementGroup",
    outputs: ["status", "requirements", "missing", "createdAt", "updatedAt"],
};

/**
 * Addresses, documents and texts that a country asks for before a number works, filled in once and used by many orders.
 * It costs nothing. A new group lists by itself what it needs: see the output `missing`.
 *
 * @example
 * ```typescript
 * import * as pulumi from "@pulumi/pulumi";
 * import * as telnyx from "pulumi-telnyx";
 *
 * const papers = new telnyx.RequirementGroup("german-papers", {
 *     countryCode: "DE",
 *     phoneNumberType: "local",
 *     action: "ordering",
 *     submitForApproval: true,
 *     regulatoryRequirements: [
 *         { requirementId: "11111111-aaaa-4bbb-8ccc-222222222222", fieldValue: new pulumi.Config().requireSecret("address") },
 *     ],
 * });
 * const line = new telnyx.NumberOrder("berlin", {
 *     phoneNumbers: [{ phoneNumber: "+4930901820", requirementGroupId: papers.id }],
 * });
 * ```
 */
export class RequirementGroup extends HandledResource {
    /** The country, as Telnyx shows it. */
    declare public readonly countryCode: pulumi.Output<string>;
    /** The type of the numbers, as Telnyx shows it. */
    declare public readonly phoneNumberType: pulumi.Output<string>;
    /** What the group is for, as Telnyx shows it. */
    declare public readonly action: pulumi.Output<string>;
    /** The declared label, as Telnyx shows it. */
    declare public readonly customerReference: pulumi.Output<string | undefined>;
    /** The declared values, as Telnyx shows them; "" for one that is missing. */
    declare public readonly regulatoryRequirements: pulumi.Output<
        pulumi.UnwrappedObject<RegulatoryRequirementArgs>[] | undefined
    >;
    /** The API's word: `unapproved`, `pending-approval`, `approved`, `declined`, `expired`, `no-longer-eligible`. */
    declare public readonly status: pulumi.Output<string>;
    /** Every requirement of the group, without values. */
    declare public readonly requirements: pulumi.Output<GroupRequirement[]>;
    /** The requirements without a value, but for those of type `action`, which never have one. */
    declare public readonly missing: pulumi.Output<MissingRequirement[]>;
    /** When the group was created, an ISO 8601 time. */
    declare public readonly createdAt: pulumi.Output<string>;
    /** When the group was changed last, an ISO 8601 time. */
    declare public readonly updatedAt: pulumi.Output<string>;

    /**
     * Reads a requirement group that is already there, without managing it. Fails when the account does not know the id.
     *
     * @param name Name of the resource in the program.
     * @param id Id of the group, a UUID.
     */
    public static get(
        name: string,
        id: pulumi.Input<pulumi.ID>,
        opts?: pulumi.CustomResourceOptions,
    ): RequirementGroup {
        return new RequirementGroup(name, undefined, { ...opts, id });
    }

    /** Says whether something is a RequirementGroup, also one of another copy of this package. */
    public static override isInstance(value: unknown): value is RequirementGroup {
        return isOfKind(kind, value);
    }

    /** Declares a group. */
    constructor(name: string, args: RequirementGroupArgs | undefined, opts?: pulumi.CustomResourceOptions) {
        super(kind, name, args, opts);
    }
}
