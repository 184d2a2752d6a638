import assert from "node:assert/strict";
import type { Telnyx } from "telnyx";
import { german, progress } from "./regulated";
import { codeOf, must, onBench, order } from "./support";

describe("Emulator > comments", () => {
    const bench = onBench();

    it("are written by the user, retrieved and marked as read", async () => {
        const { comments } = bench.telnyx;
        const placed = await order(bench.telnyx, [german.phoneNumber]);
        const comment_record_id = must(placed.sub_number_orders_ids?.[0]);
        const created: Telnyx.CommentCreateResponse = await comments.create({
            body: "The papers follow on Monday.",
            comment_record_type: "sub_number_order",
            comment_record_id,
        });
        const id = must(created.data?.id);
        assert.deepEqual([created.data?.commenter_type, created.data?.read_at], ["user", null]);
        const read: Telnyx.CommentMarkAsReadResponse = await comments.markAsRead(id);
        assert.ok(read.data?.read_at);
        const retrieved: Telnyx.CommentRetrieveResponse = await comments.retrieve(id);
        assert.deepEqual(retrieved.data, read.data);
    });

    it("ask for more time, and get it and an answer", async () => {
        const { control } = bench.emulator;
        const placed = await order(bench.telnyx, [german.phoneNumber]);
        const comment_record_id = must(placed.sub_number_orders_ids?.[0]);
        const subject = { comment_record_type: "sub_number_order" as const, comment_record_id };
        await bench.telnyx.comments.create({ ...subject, body: "May we have another week?" });
        const before = must((await progress(bench.telnyx, placed.id)).deadline);
        control.extendDeadline(german.phoneNumber, 7 * 24 * 3600 * 1000);
        control.commentOn("sub_number_order", comment_record_id, "You may.");
        const after = must((await progress(bench.telnyx, placed.id)).deadline);
        assert.equal(Date.parse(after) - Date.parse(before), 7 * 24 * 3600 * 1000);
        const { data } = await bench.telnyx.comments.list({ filter: subject });
        assert.deepEqual(
            data?.map(({ commenter_type, body }) => [commenter_type, body]),
            [
                ["admin", "You may."],
                ["user", "May we have another week?"],
            ],
        );
    });

    it("are about something that the account has", async () => {
        const nowhere = bench.telnyx.comments.create({
            body: "?",
            comment_record_type: "requirement_group",
            comment_record_id: "8ffb3622-7c6b-4ccc-b65f-7a3dc0099576",
        });
        assert.equal(await codeOf(nowhere), "422 10015");
    });
});
