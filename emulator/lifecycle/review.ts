import type { OrderPhoneNumber } from "../store/rows";
import type { World } from "../world";
import { addComment } from "./comments";
import { moved } from "./moved";
import { assess } from "./requirements";

/** A review ends well: the number activates as soon as nothing else holds it back. */
export function approveNumber(world: World, number: OrderPhoneNumber): void {
    number.requirements.forEach((each) => {
        each.status = "approved";
    });
    assess(world, number);
    moved(world, number);
}

/**
 * A review ends with one requirement rejected: a new deadline starts, and a comment on the sub order says why. What has
 * no value yet cannot be approved: it would never take one again.
 */
export function rejectNumber(world: World, number: OrderPhoneNumber, requirementId: string, comment?: string): void {
    number.requirements.forEach((each) => {
        const passed = each.field_value === "" ? each.status : "approved";
        each.status = each.requirement_id === requirementId ? "declined" : passed;
    });
    number.deadline = null;
    assess(world, number);
    moved(world, number);
    remark(world, number, comment);
}

/** A reviewer's comment on the sub order of a number, if there is one to make. */
export function remark(world: World, { account, sub_number_order_id }: OrderPhoneNumber, comment?: string): void {
    if (comment !== undefined) {
        const subject = {
            account,
            comment_record_type: "sub_number_order",
            comment_record_id: sub_number_order_id,
        } as const;
        addComment(world, subject, comment, "admin");
    }
}
