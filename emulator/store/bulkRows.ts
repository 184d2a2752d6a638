import type { Criteria } from "../numbering/criteria";
import type { OrderSettings, Row } from "./rows";

/** The numbers that one part of an inexplicit order asks for, and what became of it. */
export interface OrderingGroup {
    criteria: Criteria;
    /** What the API shows again of the request. */
    echo: Record<string, unknown>;
    strategy: "always" | "never";
    count_requested: number;
    count_allocated: number;
    status: string;
    error_reason: string | null;
    number_order_ids: string[];
    created_at: string;
    updated_at: string;
}

/** A bulk order by criteria instead of numbers. */
export interface InexplicitNumberOrder extends Row, OrderSettings {
    ordering_groups: OrderingGroup[];
    started: number;
    created_at: string;
    updated_at: string;
}
