import { Hotline } from "@acme/phones";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

const hotline = new Hotline("hotline", {
    phoneNumber: config.require("phoneNumber"),
    billingGroupId: config.require("billingGroupId"),
});

export const status = hotline.status;
