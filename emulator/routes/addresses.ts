import { z } from "zod";
import { parseBody } from "../errors";
import { emergencyOf } from "../lifecycle/emergency";
import type { Route } from "../server/route";
import type { Address } from "../store/referenceRows";
import { collectionRoutes } from "./collection";

const createRequest = z
    .object({
        country_code: z.string().regex(/^[A-Za-z]{2}$/, "must be an ISO 3166 alpha-2 code"),
        street_address: z.string().min(1),
        locality: z.string().min(1),
        first_name: z.string().default(""),
        last_name: z.string().default(""),
        business_name: z.string().default(""),
        administrative_area: z.string().optional(),
        borough: z.string().optional(),
        customer_reference: z.string().optional(),
        extended_address: z.string().optional(),
        neighborhood: z.string().optional(),
        phone_number: z.string().optional(),
        postal_code: z.string().optional(),
        address_book: z.boolean().default(true),
        validate_address: z.boolean().default(true),
    })
    .refine(
        ({ first_name, last_name, business_name }) => business_name !== "" || (first_name !== "" && last_name !== ""),
        {
            message: "An address must have either a first and last name or a business name.",
            path: ["business_name"],
        },
    );

function address({ account, ...fields }: Address) {
    void account;
    return { record_type: "address", ...fields };
}

/** Addresses: list, create, retrieve, delete. Like the real ones they cannot be changed. */
export const addressRoutes: Route[] = collectionRoutes<Address>({
    path: "/addresses",
    what: "address",
    table: (store) => store.addresses,
    id: (store) => store.numericId(),
    create: ({ body }) => parseBody(createRequest, body),
    format: address,
    isListed({ world, account, query }) {
        const reference = query.get("filter", "customer_reference") ?? query.get("filter", "customer_reference", "eq");
        const referencePart = query.get("filter", "customer_reference", "contains");
        const street = query.get("filter", "street_address", "contains")?.toLowerCase();
        const book = query.get("filter", "address_book", "eq");
        const used = query.get("filter", "used_as_emergency");
        const inUse = new Set(
            world.store.phoneNumbers.list(account).map((each) => emergencyOf(each).emergency_address_id),
        );
        return (each) =>
            (reference === undefined || reference === each.customer_reference) &&
            (referencePart === undefined || (each.customer_reference ?? "").includes(referencePart)) &&
            (street === undefined || each.street_address.toLowerCase().includes(street)) &&
            (book === undefined || book === String(each.address_book)) &&
            (used === undefined || (used === "true") === inUse.has(each.id));
    },
});
