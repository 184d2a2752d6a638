import { z } from "zod";
import type { TelnyxClient } from "./client";
import { many, one, type Page } from "./envelope";
import { path } from "./path";
import { orderedRequirement, type RequirementValue } from "./requirements";

const numberOrderPhoneNumber = z.object({
    id: z.string(),
    phoneNumber: z.string().optional(),
    bundleId: z.string().optional(),
    orderRequestId: z.string().optional(),
    subNumberOrderId: z.string().optional(),
    countryCode: z.string().optional(),
    phoneNumberType: z.string().optional(),
    deadline: z.string().optional(),
    requirementsMet: z.boolean().optional(),
    requirementsStatus: z.string().optional(),
    status: z.string().optional(),
    regulatoryRequirements: z.array(orderedRequirement).default([]),
});

/** One number of an order, with what the order itself does not show: sub order, deadline, requirement states. */
export type NumberOrderPhoneNumber = z.output<typeof numberOrderPhoneNumber>;

/** Reads one number of an order by its order-phone-number id. */
export function retrieveNumberOrderPhoneNumber(client: TelnyxClient, id: string): Promise<NumberOrderPhoneNumber> {
    return client.request({
        method: "GET",
        path: path`/number_order_phone_numbers/${id}`,
        reply: one(numberOrderPhoneNumber),
    });
}

/** Lists the numbers in orders of one country, as far as the API shows them at once (docs/facts.md, A14). */
export function listNumberOrderPhoneNumbers(
    client: TelnyxClient,
    countryCode: string,
): Promise<Page<NumberOrderPhoneNumber>> {
    return client.request({
        method: "GET",
        path: "/number_order_phone_numbers",
        query: { "filter[country_code]": countryCode },
        reply: many(numberOrderPhoneNumber),
    });
}

/** Supplies requirement values to one number of an order. */
export function updateNumberOrderPhoneNumber(
    client: TelnyxClient,
    id: string,
    regulatoryRequirements: readonly RequirementValue[],
): Promise<NumberOrderPhoneNumber> {
    return client.request({
        method: "PATCH",
        path: path`/number_order_phone_numbers/${id}`,
        body: { regulatoryRequirements },
        reply: one(numberOrderPhoneNumber),
    });
}

/** Copies a requirement group's values to one pending number of an order; orders do not follow a group's edits. */
export function attachRequirementGroup(client: TelnyxClient, id: string, requirementGroupId: string) {
    return client.request({
        method: "POST",
        path: path`/number_order_phone_numbers/${id}/requirement_group`,
        body: { requirementGroupId },
        reply: one(z.looseObject({})),
    });
}
