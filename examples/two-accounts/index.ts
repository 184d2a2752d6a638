import * as pulumi from "@pulumi/pulumi";
import * as telnyx from "pulumi-telnyx";

const config = new pulumi.Config();

// The account of `telnyx:apiKey`: it needs no provider in the program.
const headOffice = new telnyx.NumberOrder("head-office", { phoneNumbers: [config.require("headOfficeNumber")] });

// One more account.
const subsidiary = new telnyx.Provider("subsidiary", { apiKey: config.requireSecret("subsidiaryKey") });

/** The numbers of one branch. It knows nothing of accounts: its numbers go where its `providers` say. */
class Branch extends pulumi.ComponentResource {
    public readonly order: telnyx.NumberOrder;

    constructor(name: string, phoneNumbers: string[], opts?: pulumi.ComponentResourceOptions) {
        super("acme:phones:Branch", name, {}, opts);
        this.order = new telnyx.NumberOrder(name, { phoneNumbers }, { parent: this });
        this.registerOutputs({ status: this.order.status });
    }
}

const branch = new Branch("branch", [config.require("branchNumber")], { providers: [subsidiary] });

export const headOfficeStatus = headOffice.status;
export const branchStatus = branch.order.status;
