import { z } from "zod";
import type { TelnyxClient } from "./client";
import { many } from "./envelope";

const comment = z.object({
    body: z.string().optional(),
    commenterType: z.string().optional(),
    createdAt: z.string().optional(),
});

/** Lists what Telnyx's reviewers wrote about a sub number order or a requirement group, oldest first. */
export async function listReviewerComments(
    client: TelnyxClient,
    recordType: "sub_number_order" | "requirement_group",
    recordId: string,
): Promise<string[]> {
    const page = await client.request({
        method: "GET",
        path: "/comments",
        query: { "filter[comment_record_type]": recordType, "filter[comment_record_id]": recordId },
        reply: many(comment),
    });
    return page.data
        .filter((entry) => entry.commenterType !== "user" && entry.body !== undefined)
        .sort((left, right) => ((left.createdAt ?? "") < (right.createdAt ?? "") ? -1 : 1))
        .map((entry) => entry.body ?? "");
}
