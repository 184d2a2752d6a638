import { listSubNumberOrderPhoneNumbers, orElse, type Account, type OrderedRequirement } from "../telnyx";
import { quotedComments } from "../requirements/comments";
import { isPendingStatus, isRejected, isUnderReview, requirementsStatusOf, standingOf, statusOf } from "./number";
import { subOrderIdOf, type OrderedNumber } from "./orderedNumber";

/** The word that says most: what the requirements wait for, `not listed yet`, or the status. */
export function wordFor(number: OrderedNumber): string {
    const status = statusOf(number);
    const requirements = requirementsStatusOf(number);
    if (isPendingStatus(status)) {
        return requirements === undefined || requirements === "approved" ? status : requirements;
    }
    return status === "success" ? "ordered, not listed yet" : status;
}

/** Until when the reviewers' comments are about values that were corrected since, by sub number order. */
export type Heard = Readonly<Record<string, string>>;

/** Why a number does not work, who has to act, and how. `waited` says how the wait ended, such as `after 41 s`. */
export async function reasonOf(
    account: Account,
    number: OrderedNumber,
    waited: string,
    heard: Heard = {},
): Promise<string> {
    const { phoneNumber } = number;
    switch (standingOf(number)) {
        case "active":
            return `${phoneNumber} is active`;
        case "waiting":
            return waitingReason(number, waited);
        case "blocked":
            return isRejected(number) ? rejectedReason(account, number, heard) : missingReason(number);
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
                `${phoneNumber} has the status ${wordFor(number)}, which this release of pulumi-telnyx does not know: ` +
                "see the order in the Telnyx portal, and look for a newer release"
            );
    }
}

function waitingReason(number: OrderedNumber, waited: string): string {
    const { phoneNumber } = number;
    if (isUnderReview(requirementsStatusOf(number))) {
        return (
            `${phoneNumber} is still requirement-info-under-review ${waited}: people at Telnyx are reviewing its ` +
            "requirements, which can take days; nothing is to be done but to run `pulumi up` later, which goes on waiting"
        );
    }
    return `${phoneNumber} is still ${wordFor(number)} ${waited}; run \`pulumi up\` to go on waiting`;
}

function missingReason(number: OrderedNumber): string {
    const missing = (number.detail?.regulatoryRequirements ?? []).filter(({ fieldValue }) => !fieldValue);
    const named = missing.map((requirement) => nameOf(number, requirement));
    if (named.length === 0) {
        return `${number.phoneNumber} is ${wordFor(number)}: see the order in the Telnyx portal`;
    }
    return (
        `${number.phoneNumber} needs ${named.join(" and ")}${byDeadline(number)} (${wordFor(number)}): ` +
        "give it in regulatoryRequirements or with a requirement group, and run `pulumi up`"
    );
}

async function rejectedReason(account: Account, number: OrderedNumber, heard: Heard): Promise<string> {
    const rejected = await rejectedRequirements(account, number);
    const about =
        rejected.length === 0 ? "" : ` ${rejected.map((requirement) => nameOf(number, requirement)).join(" and ")}`;
    const id = subOrderIdOf(number);
    const said = id === undefined ? "" : await quotedComments(account, "sub_number_order", id, heard[id]);
    return (
        `${number.phoneNumber}: Telnyx rejected${about || " its requirements"}${said} (${wordFor(number)}). ` +
        `Correct the values${byDeadline(number)} and run \`pulumi up\``
    );
}

/**
 * What exactly was rejected; only a sub order's own form of its numbers shows it. An explanation that cannot be had must
 * not hide what is explained.
 */
async function rejectedRequirements(account: Account, number: OrderedNumber): Promise<readonly OrderedRequirement[]> {
    const id = subOrderIdOf(number);
    const members = id === undefined ? [] : await orElse([], () => listSubNumberOrderPhoneNumbers(account.client, id));
    const member = members.find(({ phoneNumber }) => phoneNumber === number.phoneNumber);
    return (member?.regulatoryRequirements ?? []).filter(({ status }) => status === "declined");
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
