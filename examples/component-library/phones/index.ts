import * as pulumi from "@pulumi/pulumi";
import * as telnyx from "pulumi-telnyx";

/** What a hotline needs to know. */
export interface HotlineArgs {
    /** In E.164. */
    phoneNumber: pulumi.Input<string>;
    /** Who pays. */
    billingGroupId: pulumi.Input<string>;
}

/** How this company does hotlines: one number, on a billing group. */
export class Hotline extends pulumi.ComponentResource {
    /** Whether it works: `success`. */
    public readonly status: pulumi.Output<string>;

    constructor(name: string, args: HotlineArgs, opts?: pulumi.ComponentResourceOptions) {
        super("acme:phones:Hotline", name, {}, opts);
        const { phoneNumber, billingGroupId } = args;
        const order = new telnyx.NumberOrder(name, { phoneNumbers: [phoneNumber], billingGroupId }, { parent: this });
        this.status = order.status;
        this.registerOutputs({ status: this.status });
    }
}
