import type { Stamped } from "./notificationRows";

/** A request to find numbers that are not in stock; people answer it. */
export interface AdvancedOrder extends Stamped {
    country_code: string;
    area_code: string;
    phone_number_type: string;
    quantity: number;
    features: string[];
    comments: string;
    customer_reference: string;
    requirement_group_id: string | null;
    status: string;
    /** The number orders that came of it. */
    orders: string[];
}
