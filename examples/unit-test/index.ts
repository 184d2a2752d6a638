import * as pulumi from "@pulumi/pulumi";
import { SupportLine } from "./supportLine";

const config = new pulumi.Config();

const line = new SupportLine("support", {
    phoneNumbers: config.requireObject<string[]>("phoneNumbers"),
    billingGroupId: config.require("billingGroupId"),
    isProduction: pulumi.getStack() === "production",
});

export const status = line.order.status;
