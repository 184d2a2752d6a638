import type * as pulumi from "@pulumi/pulumi";
import { HandledResource } from "../lifecycle/resource";

/** What NumberOrder and InexplicitNumberOrder both show. */
export abstract class OrderResource extends HandledResource {
    /** The connection declared for all numbers; another one when every number without an own value has that. */
    declare public readonly connectionId: pulumi.Output<string | undefined>;
    /** The billing group declared for all numbers, or the one that they all have instead. */
    declare public readonly billingGroupId: pulumi.Output<string | undefined>;
    /** The messaging profile declared for all numbers, or the one that they all have instead. */
    declare public readonly messagingProfileId: pulumi.Output<string | undefined>;
    /** The label declared for all numbers, or the one that they all have instead. */
    declare public readonly customerReference: pulumi.Output<string | undefined>;
    /** The deletion lock declared for all numbers, or its opposite when that is so of all. */
    declare public readonly deletionLock: pulumi.Output<boolean | undefined>;
    /** The tags declared for all numbers, or those that they all have instead. */
    declare public readonly tags: pulumi.Output<string[] | undefined>;
    /** How many numbers the orders hold. */
    declare public readonly phoneNumbersCount: pulumi.Output<number>;
    /** The reference on the orders: label, `#`, token. */
    declare public readonly orderReference: pulumi.Output<string>;
    /** When the first order was created, an ISO 8601 time. */
    declare public readonly createdAt: pulumi.Output<string>;
    /** When the newest order was changed, as Telnyx says; it does not move with every change. */
    declare public readonly updatedAt: pulumi.Output<string>;
}
