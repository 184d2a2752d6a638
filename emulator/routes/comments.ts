import { z } from "zod";
import { notFound, parseBody, unprocessable } from "../errors";
import { commentOf } from "../formats/comment";
import { wholeList } from "../server/paging";
import type { Call, Route } from "../server/route";
import { addComment } from "../lifecycle/comments";
import type { Comment } from "../store/groupRows";

const createRequest = z.object({
    body: z.string().min(1),
    comment_record_type: z.enum(["sub_number_order", "requirement_group"]),
    comment_record_id: z.string(),
});

function find({ world, account, params }: Call): Comment {
    const comment = world.store.comments.of(account, params.id ?? "");
    if (comment === undefined) {
        throw notFound("comment");
    }
    return comment;
}

function create({ world, account, body }: Call) {
    const { body: text, ...subject } = parseBody(createRequest, body);
    const { requirementGroups, subNumberOrders } = world.store;
    const subjects = subject.comment_record_type === "requirement_group" ? requirementGroups : subNumberOrders;
    if (subjects.of(account, subject.comment_record_id) === undefined) {
        throw unprocessable(`There is no such ${subject.comment_record_type}.`, "/comment_record_id");
    }
    return { data: commentOf(addComment(world, { account, ...subject }, text, "user")) };
}

/** Comments: list (newest first), create, retrieve, mark as read. */
export const commentRoutes: Route[] = [
    { method: "POST", path: "/comments", answer: create },
    {
        method: "GET",
        path: "/comments",
        answer({ world, account, query }) {
            const type = query.get("filter", "comment_record_type");
            const id = query.get("filter", "comment_record_id");
            const comments = world.store.comments
                .list(account)
                .filter((each) => type === undefined || each.comment_record_type === type)
                .filter((each) => id === undefined || each.comment_record_id === id)
                .reverse();
            return wholeList(comments, commentOf);
        },
    },
    { method: "GET", path: "/comments/:id", answer: (call) => ({ data: commentOf(find(call)) }) },
    {
        method: "PATCH",
        path: "/comments/:id/read",
        answer(call) {
            const comment = find(call);
            comment.read_at ??= call.world.clock.stamp();
            return { data: commentOf(comment) };
        },
    },
];
