import type * as pulumi from "@pulumi/pulumi";
import { isOfKind, type ResourceKind } from "../lifecycle/resource";
import type { NumberSettingsArgs, OrderArgs } from "../orders/args";
import type { NumberOutput } from "../orders/numberOutput";
import { inFull } from "../orders/inFull";
import { OrderResource } from "../orders/resource";
import type { RegulatoryRequirementArgs } from "../requirements/args";

/** One number with what it needs on its own; its settings win over those of the order. */
export interface OrderedPhoneNumberArgs extends NumberSettingsArgs {
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
export interface NumberOrderArgs extends OrderArgs {
    /**
     * The numbers, as `"+13125550142"` or as an object. A set: the order of the list means nothing, and no number may be
     * there twice. A number added is ordered in a supplementary order; one taken out is released, or cancelled while it
     * is pending (only together with its whole sub order: its country and type). Always in place. A preview names what
     * goes; where the list, or a number in it, is an output of a resource that changes in the same run, it is not known
     * before the `up`, and the preview names all numbers that may go.
     */
    phoneNumbers: pulumi.Input<pulumi.Input<string | OrderedPhoneNumberArgs>[]>;
    /**
     * Values of regulatory requirements for the whole order; a number's own win. A change goes to the pending numbers;
     * Telnyx locks the values of a number once all are approved (error 85003). One taken out stays at Telnyx and is no
     * longer looked at. Give personal data as secrets.
     */
    regulatoryRequirements?: pulumi.Input<pulumi.Input<RegulatoryRequirementArgs>[]>;
}

/** One number as Telnyx shows it. */
export type { NumberOutput as OrderedPhoneNumber } from "../orders/numberOutput";

const kind: ResourceKind = {
    type: "pulumi-nodejs:dynamic/telnyx:NumberOrder",
    handler: "numberOrder",
    outputs: [
        "status",
        "requirementsMet",
        "phoneNumbersCount",
        "numbers",
        "numberOrderIds",
        "subNumberOrdersIds",
        "orderReference",
        "createdAt",
        "updatedAt",
    ],
    enforced: { deleteBeforeReplace: true },
    isIrreplaceable: true,
};

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
export class NumberOrder extends OrderResource {
    /** The declared numbers that the orders hold, sorted; one that deviates from the order shows its own settings. */
    declare public readonly phoneNumbers: pulumi.Output<(string | pulumi.UnwrappedObject<OrderedPhoneNumberArgs>)[]>;
    /** `success` when every number is active, else the API's word for the least finished order. */
    declare public readonly status: pulumi.Output<string>;
    /** Whether the requirements of every number are met. */
    declare public readonly requirementsMet: pulumi.Output<boolean>;
    /** Ids of the number orders, UUIDs; the first is the id of the resource. */
    declare public readonly numberOrderIds: pulumi.Output<string[]>;
    /** Ids of their sub number orders, one for each country and type. */
    declare public readonly subNumberOrdersIds: pulumi.Output<string[]>;
    /**
     * The numbers, each as Telnyx shows it, sorted.
     *
     * In the state itself (`pulumi stack export`, stack policies) a number without `numberOrderId` is in all that it does
     * not say like the last one before it that has it; here each one is in full.
     */
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
        return isOfKind(kind, value);
    }

    /**
     * Declares numbers. `deleteBeforeReplace` is always on: a replacement would find the order that is to go. The option
     * `replaceOnChanges` is refused: every change is made in place.
     */
    constructor(name: string, args: NumberOrderArgs | undefined, opts?: pulumi.CustomResourceOptions) {
        super(kind, name, args, opts);
        this.numbers = this.numbers.apply((numbers) => inFull(numbers));
    }
}
