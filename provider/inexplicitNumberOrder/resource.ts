import type * as pulumi from "@pulumi/pulumi";
import { isOfKind, type ResourceKind } from "../lifecycle/resource";
import type { OrderArgs } from "../orders/args";
import { inFull } from "../orders/inFull";
import { OrderResource } from "../orders/resource";
import type { OrderingGroupArgs } from "./orderingGroup";

/** What an InexplicitNumberOrder declares. */
export interface InexplicitNumberOrderArgs extends OrderArgs {
    /**
     * Which numbers, and how many: at least one group, together at most 10,000 numbers. A set, matched by the criteria of
     * its groups; the same criteria twice are refused. Always in place: a higher count is ordered in a supplementary
     * order, a lower one releases the newest numbers. A group with new criteria is bought first; one that is taken out
     * is released only after, and no group ever touches another's numbers. What will be released is said in a warning.
     * A bulk order that is still processed cannot be cancelled: whatever releases numbers waits for it first.
     */
    orderingGroups: pulumi.Input<pulumi.Input<OrderingGroupArgs>[]>;
}

/** What became of one group. */
export interface OrderingGroup {
    /** The country, as declared. */
    countryIso: string;
    /** The number type, as declared. */
    phoneNumberType: string;
    /** The state or province, as declared. */
    administrativeArea?: string;
    /** The city or rate center, as declared. */
    locality?: string;
    /** The area code, as declared. */
    nationalDestinationCode?: string;
    /** The digits, as declared. */
    phoneNumber?: { startsWith?: string; endsWith?: string; contains?: string };
    /** The features, as declared. */
    features?: string[];
    /** How many numbers the program asked for. */
    countRequested: number;
    /** How many numbers the group holds. */
    countAllocated: number;
    /**
     * The API's word: `pending` or `processing` while it is bought, `success` when the group holds what was asked for and
     * all of it is active, else what the newest order for it ended as: `partial_success` or `failed`.
     */
    status: string;
    /** What Telnyx says of a shortfall. */
    errorReason?: string;
    /** The bulk orders that the group's numbers come from, UUIDs. */
    inexplicitNumberOrderIds: string[];
    /** The number orders that hold its numbers, UUIDs. */
    numberOrderIds: string[];
    /** Their sub number orders, UUIDs. */
    subNumberOrderIds: string[];
    /** The group's numbers in E.164, the oldest first: a smaller count releases from the end. */
    phoneNumbers: string[];
}

/**
 * One number in few bytes, since there may be thousands: its country and type are those of its group, its settings
 * those of the resource, which shows the first one that deviates.
 */
export interface BulkPhoneNumber {
    /** In E.164. */
    phoneNumber: string;
    /** Id of the number in the account, a numeric string; there once the number is listed. */
    phoneNumberId?: string;
    /** The number order that holds the number, a UUID. */
    numberOrderId: string;
    /** The API's word: of the number once it is listed (`active`), before that of its order (`pending`, `failure`). */
    status: string;
}

const kind: ResourceKind = {
    type: "pulumi-nodejs:dynamic/telnyx:InexplicitNumberOrder",
    handler: "inexplicitNumberOrder",
    outputs: [
        "status",
        "groups",
        "phoneNumbersCount",
        "phoneNumbers",
        "numbers",
        "inexplicitNumberOrderIds",
        "orderReference",
        "createdAt",
        "updatedAt",
    ],
    enforced: { deleteBeforeReplace: true },
    isIrreplaceable: true,
};

/**
 * Phone numbers of the US and Canada ordered at Telnyx by what they should be like, up to 10,000. `pulumi up` orders
 * them and comes back when they work; every change is made in place; `pulumi destroy` gives them back.
 *
 * Nothing is bought twice: an order is looked for before it is placed, placed once, and found again after a lost reply
 * or a kill. When Telnyx has fewer numbers than asked for, the rest shows as drift, and the next `pulumi up` tries again.
 *
 * @example
 * ```typescript
 * import * as telnyx from "pulumi-telnyx";
 *
 * const chicago = new telnyx.InexplicitNumberOrder("chicago", {
 *     orderingGroups: [
 *         { countRequested: 5, countryIso: "US", phoneNumberType: "local", nationalDestinationCode: "312" },
 *     ],
 * });
 * export const numbers = chicago.phoneNumbers;
 * ```
 */
export class InexplicitNumberOrder extends OrderResource {
    /** The groups with the counts that they hold: a smaller count than declared shows numbers that are missing. */
    declare public readonly orderingGroups: pulumi.Output<pulumi.UnwrappedObject<OrderingGroupArgs>[]>;
    /** The worst of the groups' statuses. */
    declare public readonly status: pulumi.Output<string>;
    /** What became of each group, sorted by criteria. */
    declare public readonly groups: pulumi.Output<OrderingGroup[]>;
    /** The numbers in E.164, sorted. */
    declare public readonly phoneNumbers: pulumi.Output<string[]>;
    /**
     * The numbers with their ids and statuses, sorted.
     *
     * In the state itself (`pulumi stack export`, stack policies) a number without `numberOrderId` is in all that it does
     * not say like the last one before it that has it; here each one is in full.
     */
    declare public readonly numbers: pulumi.Output<BulkPhoneNumber[]>;
    /** Ids of the bulk orders, UUIDs; the first is the id of the resource. */
    declare public readonly inexplicitNumberOrderIds: pulumi.Output<string[]>;

    /**
     * Reads one bulk order that is already there, without managing it. Fails when the account does not know the id, or
     * when the order holds no numbers, or all of them are released.
     *
     * @param name Name of the resource in the program.
     * @param id Id of the inexplicit number order, a UUID.
     */
    public static get(
        name: string,
        id: pulumi.Input<pulumi.ID>,
        opts?: pulumi.CustomResourceOptions,
    ): InexplicitNumberOrder {
        return new InexplicitNumberOrder(name, undefined, { ...opts, id });
    }

    /** Says whether something is an InexplicitNumberOrder, also one of another copy of this package. */
    public static override isInstance(value: unknown): value is InexplicitNumberOrder {
        return isOfKind(kind, value);
    }

    /**
     * Declares groups of numbers. `deleteBeforeReplace` is always on: a replacement would find what is to go. The option
     * `replaceOnChanges` is refused: every change is made in place.
     */
    constructor(name: string, args: InexplicitNumberOrderArgs | undefined, opts?: pulumi.CustomResourceOptions) {
        super(kind, name, args, opts);
        this.numbers = this.numbers.apply((numbers) => inFull(numbers));
    }
}
