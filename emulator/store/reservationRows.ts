import type { Row } from "./rows";

/** One number of a reservation. */
export interface ReservedPhoneNumber {
    id: string;
    phone_number: string;
    /** Until when it is kept, in milliseconds of the emulator's clock; an order ends it earlier. */
    expires: number;
    created_at: string;
    updated_at: string;
}

/** Numbers that are kept for an account for a while, without being bought. */
export interface NumberReservation extends Row {
    customer_reference: string | null;
    phone_numbers: ReservedPhoneNumber[];
    /** How often it was extended. */
    extensions: number;
    created_at: string;
    updated_at: string;
}
