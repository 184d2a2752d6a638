import { z } from "zod";
import type { TelnyxClient } from "./client";
import { largestPage, many, one, readable, type Page } from "./envelope";
import type { Found } from "./found";
import { path } from "./path";
import { orderedRequirement, type RequirementValue } from "./requirements";

const orderedPhoneNumber = z.object({
    id: z.string(),
    phoneNumber: z.string(),
    bundleId: z.string().optional(),
    countryCode: z.string().optional(),
    countryIsoAlpha2: z.string().optional(),
    phoneNumberType: z.string().optional(),
    requirementsMet: z.boolean().optional(),
    requirementsStatus: z.string().optional(),
    status: z.string().optional(),
    subNumberOrderId: z.string().optional(),
    deadline: z.string().optional(),
    regulatoryRequirements: z.array(orderedRequirement).optional(),
});

const numberOrder = z.object({
    id: z.string(),
    phoneNumbersCount: z.number().optional(),
    phoneNumbers: z.array(orderedPhoneNumber).default([]),
    subNumberOrdersIds: z.array(z.string()).default([]),
    status: z.string(),
    requirementsMet: z.boolean().optional(),
    connectionId: z.string().optional(),
    messagingProfileId: z.string().optional(),
    billingGroupId: z.string().optional(),
    customerReference: z.string().optional(),
    createdAt: z.string().optional(),
    updatedAt: z.string().optional(),
});

const optionalText = z.string().optional().catch(undefined);

/** As little as a list is read for: no oddity of the rest may hide an order that carries our token. */
const listedNumberOrder = z.object({
    id: z.string(),
    customerReference: z.string().optional(),
    status: z.string().catch("unknown"),
    phoneNumbers: readable(z.object({ id: z.string(), phoneNumber: z.string() })).catch([]),
    phoneNumbersCount: z.number().optional().catch(undefined),
    subNumberOrdersIds: z.array(z.string()).catch([]),
    requirementsMet: z.boolean().optional().catch(undefined),
    connectionId: optionalText,
    messagingProfileId: optionalText,
    billingGroupId: optionalText,
    createdAt: optionalText,
    updatedAt: optionalText,
});

/** A number order, GET /number_orders/{id}. */
export type NumberOrderRecord = z.output<typeof numberOrder>;
/** A number order as lists show it: of its numbers there are but the ids (docs/facts.md, A14). */
export type ListedNumberOrder = z.output<typeof listedNumberOrder>;
/** A number inside an order; its id is not the id of the number bought. */
export type OrderedPhoneNumber = z.output<typeof orderedPhoneNumber>;

/** A number order, whole or as the list shows it. */
export type FoundNumberOrder = Found<NumberOrderRecord, ListedNumberOrder>;

/** Body of POST /number_orders. */
export interface CreateNumberOrder {
    readonly phoneNumbers: readonly { phoneNumber: string; requirementGroupId?: string; bundleId?: string }[];
    readonly connectionId?: string;
    readonly messagingProfileId?: string;
    readonly billingGroupId?: string;
    readonly customerReference: string;
}

/** Orders numbers. Buys: never to be repeated before a look for what the first request did. */
export function createNumberOrder(client: TelnyxClient, body: CreateNumberOrder): Promise<NumberOrderRecord> {
    return client.request({ method: "POST", path: "/number_orders", body, reply: one(numberOrder) });
}

/** Reads one order. */
export function retrieveNumberOrder(client: TelnyxClient, id: string): Promise<NumberOrderRecord> {
    return client.request({ method: "GET", path: path`/number_orders/${id}`, reply: one(numberOrder) });
}

/** Changes the two things an order lets change. */
export function updateNumberOrder(
    client: TelnyxClient,
    id: string,
    body: { customerReference?: string; regulatoryRequirements?: readonly RequirementValue[] },
): Promise<NumberOrderRecord> {
    return client.request({ method: "PATCH", path: path`/number_orders/${id}`, body, reply: one(numberOrder) });
}

/** Lists the orders with exactly this reference; that the API's filter is exact is said nowhere (docs/facts.md, A8). */
export async function listNumberOrdersByReference(client: TelnyxClient, reference: string) {
    const page = await client.request({
        method: "GET",
        path: "/number_orders",
        query: { "filter[customer_reference]": reference, "page[size]": largestPage },
        reply: many(listedNumberOrder, largestPage),
    });
    return page.data.filter((order) => order.customerReference === reference);
}

/** Reads one page of the account's orders. */
export function listNumberOrders(client: TelnyxClient, pageNumber: number): Promise<Page<ListedNumberOrder>> {
    return client.request({
        method: "GET",
        path: "/number_orders",
        query: { "page[number]": pageNumber, "page[size]": largestPage },
        reply: many(listedNumberOrder, largestPage),
    });
}
