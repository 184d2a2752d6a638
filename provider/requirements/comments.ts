import type { Clock } from "../lifecycle";
import { listReviewerComments, orElse, type Account, type ReviewedType } from "../telnyx";

/**
 * The time of the newest comment on a record whose values were corrected just now: what reviewers wrote up to then is
 * about the former values, and may quote them. Undefined where nobody wrote anything.
 */
export function lastComment(
    { client }: Account,
    clock: Clock,
    recordType: ReviewedType,
    recordId: string,
): Promise<string | undefined> {
    const now = new Date(clock.now()).toISOString();
    // What cannot be read now must not be quoted later either.
    return orElse(now, async () => {
        const comments = await listReviewerComments(client, recordType, recordId);
        // Without times nobody can tell them from later ones.
        return comments.at(-1)?.createdAt === "" ? now : comments.at(-1)?.createdAt;
    });
}

/** What reviewers wrote about a record after a time, quoted, as the end of a sentence; "" where it is nothing. */
export async function quotedComments(
    { client }: Account,
    recordType: ReviewedType,
    recordId: string,
    after = "",
): Promise<string> {
    const comments = await orElse([], () => listReviewerComments(client, recordType, recordId));
    const said = comments.filter(({ createdAt }) => after === "" || createdAt > after);
    return said.length === 0 ? "" : `: ${said.map(({ body }) => `"${body}"`).join(", ")}`;
}
