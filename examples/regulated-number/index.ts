import * as pulumi from "@pulumi/pulumi";
import * as telnyx from "pulumi-telnyx";

const config = new pulumi.Config();

/** What Telnyx asks for, by the id of the requirement. It is about people, so it is a secret. */
const values = pulumi.output(config.getSecretObject<Record<string, string>>("values"));

// The papers: handed to Telnyx's reviewers as soon as they are complete, and after every correction.
const papers = new telnyx.RequirementGroup("papers", {
    countryCode: "DE",
    phoneNumberType: "local",
    action: "ordering",
    regulatoryRequirements: values.apply((known) =>
        Object.entries(known ?? {}).map(([requirementId, fieldValue]) => ({ requirementId, fieldValue })),
    ),
    submitForApproval: true,
});

// The number: ordered when the papers are approved, and then active within minutes.
const line = new telnyx.NumberOrder("line", {
    phoneNumbers: [{ phoneNumber: config.require("phoneNumber"), requirementGroupId: papers.id }],
});

export const missing = papers.missing;
export const status = line.status;
export const numbers = line.numbers;
