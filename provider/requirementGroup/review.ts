import {
    LostReplyError,
    RefusedError,
    retrieveRequirementGroup,
    submitForApproval,
    TelnyxError,
    type Account,
    type RequirementGroupRecord,
} from "../telnyx";
import { waitOn, type TelnyxOperation } from "../operation";
import { quotedComments } from "../requirements/comments";
import { lateMs } from "../requirements/late";
import { rejected, type RequirementGroupState } from "./inputs";
import { rejection } from "./rejection";
import { isAction } from "./state";

/** What a wait for an approval follows. */
interface Awaited {
    readonly isSubmitted: boolean;
    /** How the group was shown before this run submitted it; nothing where it did not. */
    readonly formerStatuses: readonly string[];
    readonly timeoutMs: number;
    /** Until when comments are about values that were corrected. */
    readonly heard: string | undefined;
}

/** Waits until Telnyx has approved a group, or has given another answer. Returns why it is not approved. */
export async function waitForApproval(
    operation: TelnyxOperation,
    { id }: RequirementGroupRecord,
    { isSubmitted, formerStatuses, timeoutMs, heard }: Awaited,
): Promise<string[]> {
    // Right after it was submitted a group may still be shown as unapproved.
    const waiting = isSubmitted ? ["pending-approval", "unapproved"] : ["pending-approval"];
    const lateUntilMs = operation.clock.now() + lateMs;
    let hasMoved = false;
    const isLate = (status: string) => {
        hasMoved ||= !formerStatuses.includes(status);
        return !hasMoved && operation.clock.now() < lateUntilMs;
    };
    const { seen, timedOut, after } = await waitOn(operation, timeoutMs, async () => {
        await operation.assertEngineAlive();
        const seen = await operation.api.findRequirementGroup(id);
        const settled = !isLate(seen.status) && !waiting.includes(seen.status);
        return { seen, settled, progress: `requirement group is ${seen.status}` };
    });
    if (seen.status === "approved") {
        return [];
    }
    const reason = timedOut
        ? `still ${seen.status} ${after}: people at Telnyx are reviewing it, which can ` +
          "take days; run `pulumi up` later to go on waiting"
        : await unapprovedReason(operation.api, seen, heard);
    return [`waiting for requirement group (${id}): ${reason}`];
}

/** Why a group is not approved, and who has to act. Comments up to `heard` are about values that were corrected. */
export async function unapprovedReason(
    account: Account,
    group: RequirementGroupRecord,
    heard: string | undefined,
): Promise<string> {
    if (rejected.includes(group.status)) {
        const said = await quotedComments(account, "requirement_group", group.id, heard);
        return rejection(group.status, said);
    }
    if (group.status === "unapproved") {
        return "it is unapproved, and nobody was asked to review it: set submitForApproval to true and run `pulumi up`";
    }
    return (
        `it has the status ${group.status}, which this release of pulumi-telnyx does not know: see the group in the ` +
        "Telnyx portal, and look for a newer release"
    );
}

/** Why a group could not be submitted; nothing where it was. */
interface Submitted {
    readonly reason?: string;
    /** Telnyx itself said no: asked the same again, it says the same. */
    readonly isRefused?: boolean;
}

/** Submits a group. */
export async function submit(
    group: RequirementGroupRecord,
    { missing, requirements }: Pick<RequirementGroupState, "missing" | "requirements">,
    operation: TelnyxOperation,
): Promise<Submitted> {
    const doing = `submitting requirement group (${group.id})`;
    if (missing.length > 0) {
        const remedy = "give it in regulatoryRequirements and run `pulumi up`";
        return { reason: `${doing}: it lacks ${named(missing, "a value")}; ${remedy}` };
    }
    const toBeDone = requirements.filter((each) => isAction(each) && each.status !== "approved");
    if (toBeDone.length > 0) {
        const what = named(toBeDone, "an action");
        operation.log.warn(`requirement group (${group.id}): ${what} is done outside the API: see the Telnyx portal`);
    }
    await operation.assertEngineAlive();
    try {
        await submitForApproval(operation.api.client, group.id);
        return {};
    } catch (error) {
        if (!(error instanceof TelnyxError)) {
            throw error;
        }
        if (error instanceof LostReplyError && (await arrived(group, operation))) {
            return {};
        }
        return { reason: `${doing}: ${error.message}${adviceOn(error)}`, isRefused: isRefusal(error) };
    }
}

function named(requirements: readonly { requirementId: string; name?: string }[], nameless: string): string {
    return requirements
        .map(({ requirementId, name = nameless }) => `'${name}' (requirement ${requirementId})`)
        .join(" and ");
}

/** A submission whose reply was lost may have been carried out: the group shows it. */
async function arrived(group: RequirementGroupRecord, { api }: TelnyxOperation): Promise<boolean> {
    return (await retrieveRequirementGroup(api.client, group.id)).status !== group.status;
}

function adviceOn(error: TelnyxError): string {
    if (error instanceof LostReplyError) {
        return "; run `pulumi up` to try again";
    }
    return isRefusal(error)
        ? ". Telnyx does not review the groups of every country (not those of Italy): where it does not, leave " +
              "submitForApproval out; an order that uses the group is then reviewed by itself"
        : "";
}

/** The subclasses, such as a wrong key, are no answer to what was asked, and say themselves what to do. */
function isRefusal(error: TelnyxError): boolean {
    return error.constructor === RefusedError;
}
