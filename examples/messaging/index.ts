import * as pulumi from "@pulumi/pulumi";
import * as telnyx from "pulumi-telnyx";

const config = new pulumi.Config();

// A number in a messaging profile sends and receives texts; the profile says where incoming ones go.
const line = new telnyx.NumberOrder("texts", {
    phoneNumbers: [config.require("phoneNumber")],
    messagingProfileId: config.require("messagingProfileId"),
});

export const status = line.status;
/** As Telnyx has it: a profile that somebody changed shows as drift. */
export const messagingProfileId = line.messagingProfileId;
