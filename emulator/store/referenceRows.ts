import type { Stamped } from "./notificationRows";

/** What calls to a number are handed to; its password is never kept. */
export interface CredentialConnection extends Stamped {
    connection_name: string;
    user_name: string;
    active: boolean;
    /** All other settings, as the API sends them. */
    settings: Record<string, unknown>;
}

/** What handles the messages of numbers. */
export interface MessagingProfile extends Stamped {
    name: string;
    enabled: boolean;
    whitelisted_destinations: string[];
    /** All other settings, as the API sends them. */
    settings: Record<string, unknown>;
}

/** What the costs of numbers are put on. */
export interface BillingGroup extends Stamped {
    name: string;
}

/** A postal address, for requirements and emergency services. */
export interface Address extends Stamped {
    country_code: string;
    street_address: string;
    locality: string;
    first_name: string;
    last_name: string;
    business_name: string;
    customer_reference?: string | undefined;
    address_book: boolean;
    validate_address: boolean;
}

/** A document that was handed in; what is in it is never kept. */
export interface Document extends Stamped {
    filename: string;
    customer_reference: string | null;
    content_type: string;
    sha256: string | null;
    size: number | null;
    status: "pending" | "verified" | "denied";
}
