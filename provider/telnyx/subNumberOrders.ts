import { z } from "zod";
import type { TelnyxClient } from "./client";
import { many, one, type Page } from "./envelope";
import { path } from "./path";
import { orderedRequirement, type OrderedRequirement } from "./requirements";

const subNumberOrder = z.object({
    id: z.string(),
    orderRequestId: z.string().optional(),
    countryCode: z.string().optional(),
    phoneNumberType: z.string().optional(),
    phoneNumbersCount: z.number().optional(),
    requirementsMet: z.boolean().optional(),
    status: z.string().optional(),
    updatedAt: z.string().optional(),
});

/** The part of a number order for one country and type; the smallest thing that can be cancelled. */
export type SubNumberOrder = z.output<typeof subNumberOrder>;

/** Lists the sub orders of one number order. */
export async function listSubNumberOrders(client: TelnyxClient, numberOrderId: string): Promise<SubNumberOrder[]> {
    const page = await client.request({
        method: "GET",
        path: "/sub_number_orders",
        query: { "filter[order_request_id]": numberOrderId },
        reply: many(subNumberOrder),
    });
    return page.data;
}

/** Lists the account's sub orders that are pending, as far as the API shows them at once (docs/facts.md, A14). */
export function listPendingSubNumberOrders(client: TelnyxClient): Promise<Page<SubNumberOrder>> {
    return client.request({
        method: "GET",
        path: "/sub_number_orders",
        query: { "filter[status]": "pending" },
        reply: many(subNumberOrder),
    });
}

const subNumberOrderWithNumbers = z.object({
    phoneNumbers: z
        .array(z.object({ phoneNumber: z.string(), regulatoryRequirements: z.array(orderedRequirement).default([]) }))
        .default([]),
});

/** A number as its sub order shows it: the only form with the review's verdict on each requirement. */
export interface SubNumberOrderPhoneNumber {
    readonly phoneNumber: string;
    readonly regulatoryRequirements: readonly OrderedRequirement[];
}

/** Lists the numbers of a sub order; the API shows the first 50. */
export async function listSubNumberOrderPhoneNumbers(
    client: TelnyxClient,
    id: string,
): Promise<SubNumberOrderPhoneNumber[]> {
    const { phoneNumbers } = await client.request({
        method: "GET",
        path: path`/sub_number_orders/${id}`,
        query: { "filter[include_phone_numbers]": true },
        reply: one(subNumberOrderWithNumbers),
    });
    return phoneNumbers;
}

/** Cancels a sub order that is still pending, with all its numbers. */
export function cancelSubNumberOrder(client: TelnyxClient, id: string): Promise<SubNumberOrder> {
    return client.request({ method: "PATCH", path: path`/sub_number_orders/${id}/cancel`, reply: one(subNumberOrder) });
}
