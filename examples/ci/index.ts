import * as pulumi from "@pulumi/pulumi";
import * as telnyx from "pulumi-telnyx";

const line = new telnyx.NumberOrder("line", { phoneNumbers: [new pulumi.Config().require("phoneNumber")] });

export const status = line.status;
