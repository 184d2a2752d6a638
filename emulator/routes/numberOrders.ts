import { z } from "zod";
import { notFound, parseBody } from "../errors";
import { listedNumberOrder, numberOrder } from "../formats/numberOrder";
import { pageOf } from "../server/paging";
import type { Call, Route } from "../server/route";
import { requireGroups } from "../lifecycle/groupsOfOrder";
import { areRequirementsMet, numberOrderStatus } from "../lifecycle/outcome";
import { placeOrder } from "../lifecycle/placeOrder";
import { checkReferences } from "../lifecycle/references";
import { refuseUnavailable } from "../lifecycle/refuse";
import { requirementValues, supply } from "../lifecycle/supply";
import type { NumberOrder } from "../store/rows";
import { createdWithin } from "./createdWithin";
import { checkNumbers } from "./orderedNumbers";

const optionalId = z
    .string()
    .nullish()
    .transform((id) => id || null);

/** The settings that an order gives to its numbers. */
export const orderSettings = {
    connection_id: optionalId,
    messaging_profile_id: optionalId,
    billing_group_id: optionalId,
    customer_reference: optionalId,
};

const createRequest = z.object({
    ...orderSettings,
    phone_numbers: z
        .array(z.object({ phone_number: z.string(), requirement_group_id: optionalId, bundle_id: optionalId }))
        .min(1, "The list of numbers to order is empty."),
});

/** Nothing but these two can be changed, so anything else is an error and not a silent no. */
const updateRequest = z.strictObject({
    customer_reference: z.string().nullish(),
    regulatory_requirements: requirementValues.optional(),
});

function create({ world, account, body }: Call) {
    const { phone_numbers, ...settings } = parseBody(createRequest, body);
    const numbers = phone_numbers.map((each) => each.phone_number);
    checkNumbers(numbers);
    checkReferences(world, account, settings);
    refuseUnavailable(world, account, numbers);
    const ordered = requireGroups(world, account, phone_numbers);
    return { data: numberOrder(world, placeOrder(world, account, settings, ordered)) };
}

function find({ world, account, params }: Call): NumberOrder {
    const order = world.store.numberOrders.of(account, params.id ?? "");
    if (order === undefined) {
        throw notFound("number order");
    }
    return order;
}

function update(call: Call) {
    const { world, body } = call;
    const order = find(call);
    const { customer_reference, regulatory_requirements } = parseBody(updateRequest, body);
    if (regulatory_requirements) {
        supply(world, world.store.orderPhoneNumbers.pick(order.order_phone_number_ids), regulatory_requirements);
    }
    if (customer_reference !== undefined) {
        order.customer_reference = customer_reference;
        order.updated_at = world.clock.stamp();
    }
    return { data: numberOrder(world, order) };
}

function isListed({ world, query }: Call): (order: NumberOrder) => boolean {
    const reference = query.get("filter", "customer_reference");
    const status = query.get("filter", "status");
    const count = query.get("filter", "phone_numbers_count");
    const met = query.flag("filter", "requirements_met");
    const isWithin = createdWithin(query);
    return (order) =>
        (reference === undefined || reference === order.customer_reference) &&
        (count === undefined || count === String(order.order_phone_number_ids.length)) &&
        isWithin(order) &&
        (status === undefined || status === numberOrderStatus(world, order)) &&
        (met === undefined || met === areRequirementsMet(world, order));
}

/** Number orders: create, list (newest first), retrieve, update. */
export const numberOrderRoutes: Route[] = [
    { method: "POST", path: "/number_orders", answer: create },
    {
        method: "GET",
        path: "/number_orders",
        answer(call) {
            const { world, account, query } = call;
            const orders = world.store.numberOrders.list(account).filter(isListed(call)).reverse();
            return pageOf(orders, query, (order) => listedNumberOrder(world, order));
        },
    },
    {
        method: "GET",
        path: "/number_orders/:id",
        answer: (call) => ({ data: numberOrder(call.world, find(call)) }),
    },
    { method: "PATCH", path: "/number_orders/:id", answer: update },
];
