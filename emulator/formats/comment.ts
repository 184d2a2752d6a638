import type { Comment } from "../store/groupRows";

/** A comment as all its verbs answer it. */
export function commentOf({ account, ...comment }: Comment): Omit<Comment, "account"> {
    void account;
    return comment;
}
