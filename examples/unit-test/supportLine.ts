import * as pulumi from "@pulumi/pulumi";
import * as telnyx from "pulumi-telnyx";

/** What a support line needs to know. */
export interface SupportLineArgs {
    /** In E.164. */
    phoneNumbers: pulumi.Input<string>[];
    /** Who pays. */
    billingGroupId: pulumi.Input<string>;
    /** Locks the numbers against release. @default false */
    isProduction?: boolean;
}

/** The numbers of a support team, always with a billing group, and locked in production. */
export class SupportLine extends pulumi.ComponentResource {
    public readonly order: telnyx.NumberOrder;

    constructor(name: string, args: SupportLineArgs, opts?: pulumi.ComponentResourceOptions) {
        super("acme:phones:SupportLine", name, {}, opts);
        this.order = new telnyx.NumberOrder(
            name,
            {
                phoneNumbers: args.phoneNumbers,
                billingGroupId: args.billingGroupId,
                deletionLock: args.isProduction ?? false,
            },
            { parent: this, protect: args.isProduction ?? false },
        );
        this.registerOutputs({ status: this.order.status });
    }
}
