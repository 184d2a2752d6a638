import type * as pulumi from "@pulumi/pulumi";

/**
 * What Telnyx keeps with a number. Given for an order it holds for each of its numbers that has no own value; given for
 * one number of a NumberOrder it wins over the order's. Every change is made in place, on the numbers themselves.
 */
export interface NumberSettingsArgs {
    /** Connection that takes the calls, a numeric id as a string. Leaving it out clears it. */
    connectionId?: pulumi.Input<string>;
    /** Billing group, a UUID. Leaving it out clears it. */
    billingGroupId?: pulumi.Input<string>;
    /**
     * Messaging profile, a UUID. A change is made in the messaging settings; leaving it out clears it. No bulk job takes
     * it, so a change is one request a number: of all settings the only one that takes long for thousands.
     */
    messagingProfileId?: pulumi.Input<string>;
    /**
     * Your label. Numbers carry it exactly, orders with `#` and a token behind it, by which an order is found again when
     * a reply was lost. Leaving it out sets the default.
     *
     * @default `organization/project/stack/name`
     */
    customerReference?: pulumi.Input<string>;
    /**
     * The deletion lock. `true` sets it, and then the number cannot be released, by destroy or by taking it out: set it
     * to `false` and run `pulumi up` first. Leaving it out stops managing it; the lock stays as it is.
     */
    deletionLock?: pulumi.Input<boolean>;
    /** Tags, a set of texts: the number has exactly these. Leaving them out takes the declared ones off. */
    tags?: pulumi.Input<pulumi.Input<string>[]>;
}

/** What both order resources declare for all their numbers. */
export interface OrderArgs extends NumberSettingsArgs {
    /**
     * What `pulumi up` waits for: until every number is active (and every group of a bulk order settled), or not at all. How long stands in the resource option
     * `customTimeouts` (create and update 10 minutes, delete 5; those of a transformation are not seen). A change makes
     * no call.
     *
     * @default "activation"
     */
    waitFor?: pulumi.Input<"activation" | "none">;
}
