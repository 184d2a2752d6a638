import type { Comment } from "../store/groupRows";
import type { World } from "../world";

type Subject = Pick<Comment, "account" | "comment_record_type" | "comment_record_id">;

/** Enters a comment. */
export function addComment(world: World, subject: Subject, body: string, commenter_type: "admin" | "user"): Comment {
    const now = world.clock.stamp();
    return world.store.comments.add({
        id: world.store.uuid(),
        ...subject,
        body,
        commenter: commenter_type === "admin" ? "Number Ops" : "user@example.com",
        commenter_type,
        created_at: now,
        updated_at: now,
        read_at: null,
    });
}
