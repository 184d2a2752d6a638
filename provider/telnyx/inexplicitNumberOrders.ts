import { z } from "zod";
import type { TelnyxClient } from "./client";
import { largestPage, many, one, type Page } from "./envelope";
import type { Found } from "./found";
import { path } from "./path";

const pattern = z.object({
    startsWith: z.string().optional(),
    endsWith: z.string().optional(),
    contains: z.string().optional(),
});

const resultingOrder = z.object({
    numberOrderId: z.string(),
    subNumberOrderIds: z.array(z.string()).default([]),
});

/** The reply has the digits of a pattern under flat keys with literal brackets; they come out nested, as sent. */
const orderingGroup = z
    .object({
        // Sent as a text, answered as an integer.
        countRequested: z.coerce.number(),
        countAllocated: z.coerce.number().optional(),
        countryIso: z.string().optional(),
        phoneNumberType: z.string().optional(),
        administrativeArea: z.string().optional(),
        nationalDestinationCode: z.string().optional(),
        phoneNumber: pattern.optional(),
        "phoneNumber[startsWith]": z.string().optional(),
        "phoneNumber[endsWith]": z.string().optional(),
        "phoneNumber[contains]": z.string().optional(),
        strategy: z.string().optional(),
        status: z.string().default("pending"),
        errorReason: z.string().optional(),
        orders: z.array(resultingOrder).default([]),
    })
    .transform(
        ({
            "phoneNumber[startsWith]": startsWith,
            "phoneNumber[endsWith]": endsWith,
            "phoneNumber[contains]": contains,
            ...group
        }) => ({ ...group, phoneNumber: { startsWith, endsWith, contains, ...group.phoneNumber } }),
    );

const inexplicitNumberOrder = z.object({
    id: z.string(),
    customerReference: z.string().optional(),
    // An order without groups is none: a reply that leaves them out is not readable.
    orderingGroups: z.array(orderingGroup).min(1),
    createdAt: z.string().optional(),
    updatedAt: z.string().optional(),
});

/** An order whose groups cannot be read may be ours all the same: it is not left out of lists. */
const listedInexplicitNumberOrder = z.union([
    inexplicitNumberOrder,
    z
        .object({ id: z.string(), customerReference: z.string().optional(), createdAt: z.string().optional() })
        .transform((order) => ({ ...order, orderingGroups: undefined })),
]);

/** A bulk order by criteria. It has no status: that is in its groups. Nothing about it can be changed or cancelled. */
export type InexplicitNumberOrderRecord = z.output<typeof inexplicitNumberOrder>;
/** A bulk order as lists show it. */
export type ListedInexplicitNumberOrder = z.output<typeof listedInexplicitNumberOrder>;
/** A bulk order, whole or as the list shows it. */
export type FoundInexplicitNumberOrder = Found<InexplicitNumberOrderRecord, ListedInexplicitNumberOrder>;

/** One group of a bulk order as the API shows it; `locality` and `features` are never shown. */
export type OrderingGroupRecord = InexplicitNumberOrderRecord["orderingGroups"][number];

/** One group of a bulk order as it is sent. */
export interface CreateOrderingGroup {
    /** The API takes the count as a text. */
    readonly countRequested: string;
    readonly countryIso: string;
    readonly phoneNumberType: string;
    readonly administrativeArea?: string;
    readonly locality?: string;
    readonly nationalDestinationCode?: string;
    readonly phoneNumber?: { readonly startsWith?: string; readonly endsWith?: string; readonly contains?: string };
    readonly features?: readonly string[];
    readonly strategy?: string;
    readonly quickship?: boolean;
    readonly excludeHeldNumbers?: boolean;
}

/** Body of POST /inexplicit_number_orders. */
export interface CreateInexplicitNumberOrder {
    readonly orderingGroups: readonly CreateOrderingGroup[];
    readonly connectionId?: string;
    readonly messagingProfileId?: string;
    readonly billingGroupId?: string;
    readonly customerReference: string;
}

/** Orders numbers by criteria. Buys, and a second request would buy again: never to be repeated blindly. */
export function createInexplicitNumberOrder(
    client: TelnyxClient,
    body: CreateInexplicitNumberOrder,
): Promise<InexplicitNumberOrderRecord> {
    return client.request({
        method: "POST",
        path: "/inexplicit_number_orders",
        body,
        reply: one(inexplicitNumberOrder),
    });
}

/** Reads one bulk order. */
export function retrieveInexplicitNumberOrder(client: TelnyxClient, id: string): Promise<InexplicitNumberOrderRecord> {
    return client.request({
        method: "GET",
        path: path`/inexplicit_number_orders/${id}`,
        reply: one(inexplicitNumberOrder),
    });
}

/** Reads one page of the account's bulk orders. The list has no filter. */
export function listInexplicitNumberOrders(
    client: TelnyxClient,
    pageNumber: number,
): Promise<Page<ListedInexplicitNumberOrder>> {
    return client.request({
        method: "GET",
        path: "/inexplicit_number_orders",
        // Unlike most lists, this one pages with flat names (docs/facts.md, A9).
        query: { page_number: pageNumber, page_size: largestPage },
        reply: many(listedInexplicitNumberOrder, largestPage),
    });
}
