import type { Mismatch } from "./mismatches";

interface Exception {
    /** Why the emulator departs from the official description here. */
    why: string;
    isMeant: (mismatch: Mismatch) => boolean;
}

const lastOf = ({ field }: Mismatch): string => field.replace(/^.*\./, "");

/** Fields that real replies have with null, as seen live or in the guides, or that are kept alike in all records. */
const nullable = [
    "connection_id messaging_profile_id billing_group_id customer_reference bundle_id vanity_format read_at",
    "deadline locality expires_at external_pin emergency_address_id connection_name messaging_profile_name",
].flatMap((line) => line.split(" "));

/** Fields that hold ids which the customer chooses. */
const referring = ["bundle_id", "connection_id", "messaging_profile_id", "billing_group_id", "emergency_address_id"];

/** Statuses that the emulator gives by itself, whether described or not. */
const own = ["pending", "success", "failure", "cancelled", "deleted", "no-longer-eligible"];

/** Departures in both modes. */
const always: Exception[] = [
    {
        why: "Seen live: a number that somebody else took is refused with 409 and 85001; reservations do the same.",
        isMeant: ({ kind, operation, status }) =>
            kind === "status" &&
            status === 409 &&
            ["POST /number_orders", "POST /number_reservations"].includes(operation),
    },
    {
        why: "Seen live: too many requests are refused with 429 and 10011, whatever was asked.",
        isMeant: ({ kind, status }) => kind === "status" && status === 429,
    },
    {
        why: "Unless `checkReferences` is set, any id will do; those that tests make up come back as they were sent.",
        isMeant: (mismatch) =>
            mismatch.kind === "format" && typeof mismatch.value === "string" && referring.includes(lastOf(mismatch)),
    },
    {
        why: "The test set a status by control that the API does not know.",
        isMeant: (mismatch) =>
            mismatch.kind === "enum" &&
            /status$/.test(lastOf(mismatch)) &&
            typeof mismatch.value === "string" &&
            !own.includes(mismatch.value),
    },
];

/** Departures in the usual mode only: the setting `strict` does without them. */
const usual: Exception[] = [
    {
        why: "Real replies send null where the description knows only texts.",
        isMeant: (mismatch) => mismatch.value === null && nullable.includes(lastOf(mismatch)),
    },
    {
        why: "The guides know statuses that the description does not list; `deleted` was seen live.",
        isMeant: (mismatch) =>
            mismatch.kind === "enum" && lastOf(mismatch) === "status" && own.includes(String(mismatch.value)),
    },
    {
        why: "Real replies, or newer clients' types, have these fields.",
        isMeant: ({ kind, operation, field }) =>
            kind === "undeclared" &&
            [
                "GET /available_phone_numbers .data[].phone_number_type",
                "GET /phone_numbers/slim .data[].tags",
                "GET /sub_number_orders .data[].phone_numbers",
                "GET /sub_number_orders/{sub_number_order_id} .data.phone_numbers",
            ].includes(`${operation} ${field}`),
    },
];

/** The departures for which there is no reason. */
export function unreasoned(found: Mismatch[], mode: "usual" | "strict"): Mismatch[] {
    const exceptions = mode === "strict" ? always : [...always, ...usual];
    return found.filter((mismatch) => !exceptions.some(({ isMeant }) => isMeant(mismatch)));
}
