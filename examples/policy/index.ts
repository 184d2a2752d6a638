import * as pulumi from "@pulumi/pulumi";
import * as telnyx from "pulumi-telnyx";

const config = new pulumi.Config();

const line = new telnyx.NumberOrder(
    "support",
    {
        phoneNumbers: config.requireObject<string[]>("phoneNumbers"),
        billingGroupId: config.require("billingGroupId"),
        deletionLock: true,
    },
    { protect: true },
);

export const status = line.status;
