import type { Operation } from "../lifecycle/handler";
import { waitUntilSettled } from "../lifecycle/wait";
import type { Account } from "../telnyx/account";
import { listReviewerComments } from "../telnyx/comments";
import { TelnyxError } from "../telnyx/errors";
import { retrieveRequirementGroup, type RequirementGroupRecord } from "../telnyx/requirementGroups";
import { rejected } from "./diff";

/** Waits until Telnyx has approved a group, or has given another answer. Returns why it is not approved. */
export async function waitForApproval(
    operation: Operation<Account>,
    id: string,
    isSubmitted: boolean,
    timeoutMs: number,
): Promise<string[]> {
    // Right after it was submitted a group may still be shown as unapproved.
    const waiting = isSubmitted ? ["pending-approval", "unapproved"] : ["pending-approval"];
    const { seen, timedOut } = await waitUntilSettled({
        look: async () => {
            await operation.assertEngineAlive();
            const seen = await retrieveRequirementGroup(operation.api.client, id);
            return {
                seen,
                settled: !waiting.includes(seen.status),
                progress: `requirement group is ${seen.status}`,
            };
        },
        timeoutMs,
        clock: operation.clock,
        report: operation.log.progress,
    });
    if (seen.status === "approved") {
        return [];
    }
    const reason = timedOut
        ? `still ${seen.status} after ${Math.round(timeoutMs / 1000)} s: people at Telnyx are reviewing it, which can ` +
          "take days; run `pulumi up` later to go on waiting"
        : await unapprovedReason(operation.api, seen);
    return [`waiting for requirement group (${id}): ${reason}`];
}

/** Why a group is not approved, and who has to act. */
export async function unapprovedReason(account: Account, group: RequirementGroupRecord): Promise<string> {
    if (rejected.includes(group.status)) {
        const comments = await commentsOf(account, group.id);
        const said = comments.length === 0 ? "" : `: ${comments.map((body) => `"${body}"`).join(", ")}`;
        const remedy =
            group.status === "no-longer-eligible"
                ? "the regulation changed, and orders cannot use this group any more: replace it"
                : "correct the values and run `pulumi up`";
        return `Telnyx says ${group.status}${said}; ${remedy}`;
    }
    if (group.status === "unapproved") {
        return "it is unapproved, and nobody was asked to review it: set submitForApproval to true and run `pulumi up`";
    }
    return (
        `it has the status ${group.status}, which this release of pulumi-telnyx does not know: see the group in the ` +
        "Telnyx portal, and look for a newer release"
    );
}

async function commentsOf(account: Account, id: string): Promise<string[]> {
    try {
        return await listReviewerComments(account.client, "requirement_group", id);
    } catch (error) {
        if (error instanceof TelnyxError) {
            return [];
        }
        throw error;
    }
}
