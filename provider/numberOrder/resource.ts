import * as pulumi from "@pulumi/pulumi";
import { hiddenInputs } from "../lifecycle/hiddenInputs";
import type { NumberOutput } from "../numbers/numberOutput";
import type { RegulatoryRequirementArgs } from "../requirements/args";

/** One number with what it needs on its own. */
export interface OrderedPhoneNumberArgs {
    /** The number in E.164: `+`, country code, number, digits only, such as `+13125550142`. */
    phoneNumber: pulumi.Input<string>;
    /**
     * Requirement group whose values the number is ordered with, a UUID. CH, DK, IT, NO, PT and SE insist on one.
     * No reply shows it, so a change made elsewhere is not seen. A change goes to the number while it is pending.
     */
    requirementGroupId?: pulumi.Input<string>;
    /** Values for this number; they win over those of the order. A change goes to the number while it is pending. */
    regulatoryRequirements?: pulumi.Input<pulumi.Input<RegulatoryRequirementArgs>[]>;
    /**
     * Bundle the number is put into, a UUID. A change moves the number in place, once it is active. After the order no
     * reply shows the bundle, so a change made elsewhere is not seen.
     */
    bundleId?: pulumi.Input<string>;
}

/** What a NumberOrder declares. */
export interface NumberOrderArgs {
    /**
     * The numbers, as `"+13125550142"` or as an object. A set: the order of the list means nothing, and no number may be
     * there twice. A number added is ordered in a supplementary order; one taken out is released, or cancelled while it
     * is pending (only together with its whole sub order: its country and type). Always in place.
     */
    phoneNumbers: pulumi.Input<pulumi.Input<string | OrderedPhoneNumberArgs>[]>;
    /** Connection of every number, a numeric id as a string. A change is made on the numbers; leaving it out clears it. */
    connectionId?: pulumi.Input<string>;
    /** Billing group of every number. A change is made on the numbers; leaving it out clears it. */
    billingGroupId?: pulumi.Input<string>;
    /** Messaging profile of every number. A change is made in their messaging settings; leaving it out clears it. */
    messagingProfileId?: pulumi.Input<string>;
    /**
     * Your label. The numbers carry it exactly, their orders with `#` and a token behind it, by which an order is found
     * again when a reply was lost. A change is made on both; leaving it out sets the default.
     *
     * @default `organization/project/stack/name`
     */
    customerReference?: pulumi.Input<string>;
    /**
     * Values of regulatory requirements for the whole order; a number's own win. A change goes to the pending numbers;
     * Telnyx locks the values of a number once all are approved (error 85003). One taken out stays at Telnyx and is no
     * longer looked at. Give personal data as secrets.
     */
    regulatoryRequirements?: pulumi.Input<pulumi.Input<RegulatoryRequirementArgs>[]>;
    /**
     * The deletion lock of every number. `true` sets it, and then no number can be released, by destroy or by taking it
     * out: set it to `false` and run `pulumi up` first. Leaving it out stops managing it; the lock stays as it is.
     */
    deletionLock?: pulumi.Input<boolean>;
    /**
     * What `pulumi up` waits for: until every number is active, or not at all. How long stands in the resource option
     * `customTimeouts` (create and update 10 minutes, delete 5). A change makes no call.
     *
     * @default "activation"
     */
    waitFor?: pulumi.Input<"activation" | "none">;
}

/** One number as Telnyx shows it. */
export type { NumberOutput as OrderedPhoneNumber } from "../numbers/numberOutput";

const type = "pulumi-nodejs:dynamic/telnyx:NumberOrder";

/**
 * Phone numbers ordered at Telnyx, by number. `pulumi up` orders them and comes back when they work; every change is
 * made in place; `pulumi destroy` gives them back.
 *
 * Nothing is bought twice: an order is looked up before it is placed, and found again after a lost reply or a kill.
 *
 * @example
 * ```typescript
 * import * as telnyx from "pulumi-telnyx";
 *
 * const line = new telnyx.NumberOrder("support-line", {
 *     phoneNumbers: ["+13125550142"],
 *     connectionId: "2204417708812345678",
 * });
 * export const status = line.status;
 * ```
 */
export class NumberOrder extends pulumi.CustomResource {
    /** The declared numbers that the orders hold, sorted. */
    declare public readonly phoneNumbers: pulumi.Output<(string | pulumi.UnwrappedObject<OrderedPhoneNumberArgs>)[]>;
    /** The connection as the numbers have it: the declared one, or the first that deviates. */
    declare public readonly connectionId: pulumi.Output<string | undefined>;
    /** The billing group as the numbers have it. */
    declare public readonly billingGroupId: pulumi.Output<string | undefined>;
    /** The messaging profile as the numbers have it. */
    declare public readonly messagingProfileId: pulumi.Output<string | undefined>;
    /** The label as the numbers have it. */
    declare public readonly customerReference: pulumi.Output<string | undefined>;
    /** The deletion lock as the numbers have it. */
    declare public readonly deletionLock: pulumi.Output<boolean | undefined>;
    /** `success` when every number is active, else the API's word for the least finished order. */
    declare public readonly status: pulumi.Output<string>;
    /** Whether the requirements of every number are met. */
    declare public readonly requirementsMet: pulumi.Output<boolean>;
    /** How many numbers the orders hold. */
    declare public readonly phoneNumbersCount: pulumi.Output<number>;
    /** Ids of the number orders, UUIDs; the first is the id of the resource. */
    declare public readonly numberOrderIds: pulumi.Output<string[]>;
    /** Ids of their sub number orders, one for each country and type. */
    declare public readonly subNumberOrdersIds: pulumi.Output<string[]>;
    /** The reference on the orders: label, `#`, token. */
    declare public readonly orderReference: pulumi.Output<string>;
    /** When the first order was created, an ISO 8601 time. */
    declare public readonly createdAt: pulumi.Output<string>;
    /** When the newest order was changed, as Telnyx says; it does not move with every change. */
    declare public readonly updatedAt: pulumi.Output<string>;
    /** The numbers, each as Telnyx shows it, sorted. */
    declare public readonly numbers: pulumi.Output<NumberOutput[]>;

    /**
     * Reads a number order that is already there, without managing it. Fails when the account does not know the id, or
     * when all its numbers are released.
     *
     * @param name Name of the resource in the program.
     * @param id Id of the number order, a UUID.
     */
    public static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): NumberOrder {
        return new NumberOrder(name, undefined, { ...opts, id });
    }

    /** Says whether something is a NumberOrder, also one of another copy of this package. */
    public static override isInstance(value: unknown): value is NumberOrder {
        return (value as { __pulumiType?: string } | null | undefined)?.__pulumiType === type;
    }

    /** Declares numbers. `deleteBeforeReplace` is always on: a replacement would find the order that is to go. */
    constructor(name: string, args: NumberOrderArgs | undefined, opts?: pulumi.CustomResourceOptions) {
        const outputs = {
            ...{ status: undefined, requirementsMet: undefined, phoneNumbersCount: undefined, numbers: undefined },
            ...{ numberOrderIds: undefined, subNumberOrdersIds: undefined, orderReference: undefined },
            ...{ createdAt: undefined, updatedAt: undefined },
        };
        super(
            type,
            name,
            { ...outputs, ...args, ...hiddenInputs("numberOrder", type, name, args, opts) },
            pulumi.mergeOptions(opts, { deleteBeforeReplace: true }),
        );
    }
}
