import type { Row } from "./rows";

/** A bulk job over owned numbers. */
export interface Job extends Row {
    type: "delete_phone_numbers" | "update_phone_numbers" | "update_emergency_settings";
    phone_numbers: { id: string; phone_number: string }[];
    change: Record<string, unknown>;
    started: number;
    status: "pending" | "in_progress" | "completed";
    successful: { id: string; phone_number: string }[];
    failed: { id: string; phone_number: string; errors: unknown[] }[];
    created_at: string;
    updated_at: string;
}
