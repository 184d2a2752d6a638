import { z } from "zod";
import type { TelnyxClient } from "./client";
import { many } from "./envelope";

const comment = z.object({
    body: z.string().optional(),
    commenterType: z.string().optional(),
    createdAt: z.string().optional(),
});

/** What reviewers comment on. */
export type ReviewedType = "sub_number_order" | "requirement_group";

/** What a reviewer wrote, and when: an ISO 8601 time, "" where that is not known. */
export interface ReviewerComment {
    readonly body: string;
    readonly createdAt: string;
}

/** Lists what Telnyx's reviewers wrote about a sub number order or a requirement group, oldest first. */
export async function listReviewerComments(
    client: TelnyxClient,
    recordType: ReviewedType,
    recordId: string,
): Promise<ReviewerComment[]> {
    const page = await client.request({
        method: "GET",
        path: "/comments",
        query: { "filter[comment_record_type]": recordType, "filter[comment_record_id]": recordId },
        reply: many(comment),
    });
    return page.data
        .filter((entry) => entry.commenterType !== "user" && entry.body !== undefined)
        .map(({ body = "", createdAt = "" }) => ({ body, createdAt }))
        .sort((left, right) => (left.createdAt < right.createdAt ? -1 : 1));
}
