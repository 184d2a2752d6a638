import type { Account } from "../telnyx/account";
import { listReviewerComments } from "../telnyx/comments";
import { TelnyxError } from "../telnyx/errors";
import type { OrderedRequirement } from "../telnyx/requirements";
import { listSubNumberOrderPhoneNumbers } from "../telnyx/subNumberOrders";
import { requirementsStatusOf, standingOf, statusOf, type OrderedNumber } from "./orderedNumber";

/** The word that says most: what the requirements wait for, `not listed yet`, or the status. */
export function stateOf(number: OrderedNumber): string {
    const status = statusOf(number);
    if (status === "pending") {
        const requirements = requirementsStatusOf(number);
        return requirements === undefined || requirements === "approved" ? status : requirements;
    }
    return status === "success" ? "ordered, not listed yet" : status;
}

/** Why a number does not work, who has to act, and how. `waitedMs` is how long it was waited for. */
export async function reasonOf(account: Account, number: OrderedNumber, waitedMs: number): Promise<string> {
    const { phoneNumber } = number.ordered;
    switch (standingOf(number)) {
        case "active":
            return `${phoneNumber} is active`;
        case "waiting":
            return waitingReason(number, waitedMs);
        case "blocked":
            return requirementsStatusOf(number) === "requirement-info-exception"
                ? rejectedReason(account, number)
                : missingReason(number);
        case "failed":
            return (
                `${phoneNumber} could not be bought (status ${statusOf(number)}; Telnyx gives no reason): ` +
                "run `pulumi up` to order it again, or take it out of the program"
            );
        case "gone":
            return (
                `${phoneNumber} is ${statusOf(number)} at Telnyx (by a user, by its staff, or because a deadline passed): ` +
                "run `pulumi up` to order it again, or take it out of the program"
            );
        case "unknown":
            return (
                `${phoneNumber} has the status ${stateOf(number)}, which this release of pulumi-telnyx does not know: ` +
                "see the order in the Telnyx portal, and look for a newer release"
            );
    }
}

function waitingReason(number: OrderedNumber, waitedMs: number): string {
    const { phoneNumber } = number.ordered;
    const waited = `after ${Math.round(waitedMs / 1000)} s`;
    if (requirementsStatusOf(number) === "requirement-info-under-review") {
        return (
            `${phoneNumber} is still requirement-info-under-review ${waited}: people at Telnyx are reviewing its ` +
            "requirements, which can take days; nothing is to be done but to run `pulumi up` later, which goes on waiting"
        );
    }
    return `${phoneNumber} is still ${stateOf(number)} ${waited}; run \`pulumi up\` to go on waiting`;
}

function missingReason(number: OrderedNumber): string {
    const missing = (number.detail?.regulatoryRequirements ?? []).filter(({ fieldValue }) => !fieldValue);
    const named = missing.map((requirement) => nameOf(number, requirement));
    if (named.length === 0) {
        return `${number.ordered.phoneNumber} is ${stateOf(number)}: see the order in the Telnyx portal`;
    }
    return (
        `${number.ordered.phoneNumber} needs ${named.join(" and ")}${byDeadline(number)} (${stateOf(number)}): ` +
        "give it in regulatoryRequirements or with a requirement group, and run `pulumi up`"
    );
}

async function rejectedReason(account: Account, number: OrderedNumber): Promise<string> {
    const rejected = await rejectedRequirements(account, number);
    const about =
        rejected.length === 0 ? "" : ` ${rejected.map((requirement) => nameOf(number, requirement)).join(" and ")}`;
    const comments = await commentsOf(account, number);
    const said = comments.length === 0 ? "" : `: ${comments.map((body) => `"${body}"`).join(", ")}`;
    return (
        `${number.ordered.phoneNumber}: Telnyx rejected${about || " its requirements"}${said} (${stateOf(number)}). ` +
        `Correct the values${byDeadline(number)} and run \`pulumi up\``
    );
}

/** What exactly was rejected; only a sub order's own form of its numbers shows it. */
async function rejectedRequirements(account: Account, number: OrderedNumber): Promise<readonly OrderedRequirement[]> {
    const members = await forSubOrder(number, (id) => listSubNumberOrderPhoneNumbers(account.client, id));
    const member = members.find(({ phoneNumber }) => phoneNumber === number.ordered.phoneNumber);
    return (member?.regulatoryRequirements ?? []).filter(({ status }) => status === "declined");
}

function commentsOf(account: Account, number: OrderedNumber): Promise<string[]> {
    return forSubOrder(number, (id) => listReviewerComments(account.client, "sub_number_order", id));
}

/** Asks for more about a number's sub order; an explanation that cannot be had must not hide what is explained. */
async function forSubOrder<Entry>(
    { detail, subOrder }: OrderedNumber,
    ask: (subOrderId: string) => Promise<Entry[]>,
): Promise<Entry[]> {
    const id = subOrder?.id ?? detail?.subNumberOrderId;
    try {
        return id === undefined ? [] : await ask(id);
    } catch (error) {
        if (error instanceof TelnyxError) {
            return [];
        }
        throw error;
    }
}

/** A requirement as messages name it. */
export function nameOf(
    { names }: OrderedNumber,
    { requirementId, fieldType }: { requirementId: string; fieldType?: string },
) {
    return `'${names?.get(requirementId) ?? fieldType ?? "a value"}' (requirement ${requirementId})`;
}

function byDeadline({ detail }: OrderedNumber): string {
    return detail?.deadline === undefined ? "" : ` by ${detail.deadline.slice(0, 10)}`;
}
