import { z } from "zod";
import type { TelnyxClient } from "./client";
import { many, one } from "./envelope";
import { path } from "./path";
import type { RequirementValue } from "./requirements";

const subNumberOrder = z.object({
    id: z.string(),
    orderRequestId: z.string().optional(),
    countryCode: z.string().optional(),
    phoneNumberType: z.string().optional(),
    phoneNumbersCount: z.number().optional(),
    status: z.string().optional(),
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

/** Cancels a sub order that is still pending, with all its numbers. */
export function cancelSubNumberOrder(client: TelnyxClient, id: string): Promise<SubNumberOrder> {
    return client.request({ method: "PATCH", path: path`/sub_number_orders/${id}/cancel`, reply: one(subNumberOrder) });
}

/** Supplies requirement values to all numbers of a sub order. */
export function updateSubNumberOrder(client: TelnyxClient, id: string, regulatoryRequirements: RequirementValue[]) {
    return client.request({
        method: "PATCH",
        path: path`/sub_number_orders/${id}`,
        body: { regulatoryRequirements },
        reply: one(subNumberOrder),
    });
}
