import type { Operation } from "../lifecycle/handler";
import type { Account } from "../telnyx/account";
import { LostReplyError, RefusedError, TelnyxError } from "../telnyx/errors";
import { retrieveRequirementGroup, submitForApproval, type RequirementGroupRecord } from "../telnyx/requirementGroups";
import type { MissingRequirement } from "./resource";

/** Submits a group. Returns why it could not be. */
export async function submit(
    group: RequirementGroupRecord,
    missing: readonly MissingRequirement[],
    operation: Operation<Account>,
): Promise<string[]> {
    if (missing.length > 0) {
        const named = missing.map(({ requirementId, name }) => `'${name ?? "a value"}' (requirement ${requirementId})`);
        return [
            `submitting requirement group (${group.id}): it lacks ${named.join(" and ")}; ` +
                "give it in regulatoryRequirements and run `pulumi up`",
        ];
    }
    await operation.assertEngineAlive();
    try {
        await submitForApproval(operation.api.client, group.id);
        return [];
    } catch (error) {
        if (!(error instanceof TelnyxError)) {
            throw error;
        }
        if (error instanceof LostReplyError && (await arrived(group, operation))) {
            return [];
        }
        return [`submitting requirement group (${group.id}): ${error.message}${adviceOn(error)}`];
    }
}

/** A submission whose reply was lost may have been carried out: the group shows it. */
async function arrived(group: RequirementGroupRecord, { api }: Operation<Account>): Promise<boolean> {
    return (await retrieveRequirementGroup(api.client, group.id)).status !== group.status;
}

function adviceOn(error: TelnyxError): string {
    if (error instanceof LostReplyError) {
        return "; run `pulumi up` to try again";
    }
    // Its subclasses, such as a wrong key, say themselves what to do.
    return error.constructor === RefusedError
        ? ". Telnyx does not review the groups of every country (not those of Italy): where it does not, leave " +
              "submitForApproval out; an order that uses the group is then reviewed by itself"
        : "";
}
