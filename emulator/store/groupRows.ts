import type { Row } from "./rows";

/** The statuses of a requirement group and of each value in it; the last one is known from the guides only. */
export type GroupStatus =
    "unapproved" | "pending-approval" | "approved" | "declined" | "expired" | "no-longer-eligible";

/** One requirement of a group with its value. */
export interface GroupValue {
    requirement_id: string;
    field_type: string;
    field_value: string;
    status: GroupStatus;
    expires_at: string | null;
    created_at: string;
    updated_at: string;
}

/** Values for all requirements of one country, number type and action. */
export interface RequirementGroup extends Row {
    country_code: string;
    phone_number_type: string;
    action: string;
    customer_reference: string | null;
    /** Open for literals that control sets on purpose. */
    status: GroupStatus | (string & {});
    values: GroupValue[];
    created_at: string;
    updated_at: string;
}

/** A remark about a sub order or a requirement group, by the user or by those who review. */
export interface Comment extends Row {
    body: string;
    commenter: string;
    commenter_type: "admin" | "user";
    comment_record_type: "sub_number_order" | "requirement_group";
    comment_record_id: string;
    created_at: string;
    updated_at: string;
    read_at: string | null;
}
