import type * as pulumi from "@pulumi/pulumi";

/** The value of one regulatory requirement. */
export interface RegulatoryRequirementArgs {
    /** Id of the requirement, a UUID, as a requirement group or a sub number order lists it. */
    requirementId: pulumi.Input<string>;
    /** The text itself, or the id of an address or a document at Telnyx. Give personal data as a secret. */
    fieldValue: pulumi.Input<string>;
}
