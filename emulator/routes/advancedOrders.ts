import { z } from "zod";
import { notFound, parseBody, unprocessable } from "../errors";
import { param, type Call, type Route } from "../server/route";
import type { AdvancedOrder } from "../store/advancedOrderRows";

const request = z.object({
    country_code: z
        .string()
        .regex(/^[A-Za-z]{2}$/, "must be an ISO 3166 alpha-2 code")
        .default("US"),
    area_code: z.string().max(3, "An area code has three characters at most.").default(""),
    phone_number_type: z.enum(["local", "mobile", "toll_free", "shared_cost", "national", "landline"]).default("local"),
    quantity: z.number().int().min(1).max(10_000).default(1),
    features: z.array(z.enum(["sms", "mms", "voice", "fax", "emergency"])).default([]),
    comments: z.string().max(255).default(""),
    customer_reference: z.string().default(""),
    requirement_group_id: z.string().nullish(),
});

const groupRequest = z.object({ requirement_group_id: z.string() });

/** An advanced order; the API sends it bare, with its only type and status as lists of one. */
function advancedOrder({ account, created_at, updated_at, ...order }: AdvancedOrder) {
    void [account, created_at, updated_at];
    const { phone_number_type, status, requirement_group_id, ...fields } = order;
    return {
        ...fields,
        phone_number_type: [phone_number_type],
        status: [status],
        ...(requirement_group_id === null ? {} : { requirement_group_id }),
    };
}

function find(call: Call): AdvancedOrder {
    const order = call.world.store.advancedOrders.of(call.account, param(call, "id"));
    if (order === undefined) {
        throw notFound("advanced order");
    }
    return order;
}

function checkGroup({ world, account }: Call, id: string | null): void {
    if (id !== null && world.store.requirementGroups.of(account, id) === undefined) {
        throw unprocessable("There is no such requirement group.", "/requirement_group_id");
    }
}

function create(call: Call) {
    const { store, clock } = call.world;
    const { requirement_group_id, ...wanted } = parseBody(request, call.body);
    checkGroup(call, requirement_group_id || null);
    const now = new Date(clock.now()).toISOString();
    const order = store.advancedOrders.add({
        id: store.uuid(),
        account: call.account,
        ...wanted,
        requirement_group_id: requirement_group_id || null,
        status: "pending",
        orders: [],
        created_at: now,
        updated_at: now,
    });
    return advancedOrder(order);
}

/** Advanced orders: create, list (newest first), retrieve, give a requirement group. Control does what people do. */
export const advancedOrderRoutes: Route[] = [
    { method: "POST", path: "/advanced_orders", answer: create },
    {
        method: "GET",
        path: "/advanced_orders",
        answer: ({ world, account }) => ({
            data: [...world.store.advancedOrders.list(account)].reverse().map(advancedOrder),
        }),
    },
    { method: "GET", path: "/advanced_orders/:id", answer: (call) => advancedOrder(find(call)) },
    {
        method: "PATCH",
        path: "/advanced_orders/:id/requirement_group",
        answer(call) {
            const order = find(call);
            const { requirement_group_id } = parseBody(groupRequest, call.body);
            checkGroup(call, requirement_group_id);
            Object.assign(order, { requirement_group_id, updated_at: new Date(call.world.clock.now()).toISOString() });
            return advancedOrder(order);
        },
    },
];
