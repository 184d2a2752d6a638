import { z } from "zod";
import { notFound, parseBody, unprocessable } from "../errors";
import { inexplicitNumberOrder } from "../formats/inexplicitNumberOrder";
import { checkReferences } from "../lifecycle/references";
import { pageOf } from "../server/paging";
import type { Call, Route } from "../server/route";
import type { OrderingGroup } from "../store/bulkRows";
import { orderSettings } from "./numberOrders";

const mostNumbers = 10_000;

const pattern = z.object({
    starts_with: z.string().optional(),
    ends_with: z.string().optional(),
    contains: z.string().optional(),
});

const groupRequest = z.object({
    // The request takes the count as a text, although the reply gives it as a number.
    count_requested: z.string().regex(/^[1-9]\d{0,5}$/, "must be the digits of a positive integer, as a string"),
    country_iso: z.enum(["US", "CA"]),
    phone_number_type: z.enum(["local", "toll_free", "mobile", "national", "shared_cost"]),
    phone_number: pattern.optional(),
    administrative_area: z.string().optional(),
    locality: z.string().optional(),
    national_destination_code: z.string().optional(),
    features: z.array(z.string()).optional(),
    strategy: z.enum(["always", "never"]).default("always"),
    quickship: z.boolean().default(false),
    exclude_held_numbers: z.boolean().default(false),
});

const createRequest = z.object({
    ...orderSettings,
    ordering_groups: z.array(groupRequest).min(1, "There must be at least one ordering group."),
});

function groupOf(request: z.infer<typeof groupRequest>, now: string): OrderingGroup {
    const { count_requested, country_iso, phone_number, locality, features, strategy, ...echoed } = request;
    const { phone_number_type, administrative_area, national_destination_code } = echoed;
    const criteria = { phone_number_type, administrative_area, national_destination_code, locality, features };
    // The reply has the patterns under flat keys with literal brackets, and neither locality nor features.
    const patterns = Object.entries(phone_number ?? {}).map(([how, digits]) => [`phone_number[${how}]`, digits]);
    return {
        criteria: { ...criteria, ...phone_number, country_code: country_iso },
        echo: { country_iso, ...echoed, ...(Object.fromEntries(patterns) as Record<string, string>) },
        strategy,
        count_requested: Number(count_requested),
        count_allocated: 0,
        status: "pending",
        error_reason: null,
        number_order_ids: [],
        created_at: now,
        updated_at: now,
    };
}

function create({ world, account, body }: Call) {
    const { store, clock } = world;
    const { ordering_groups, ...settings } = parseBody(createRequest, body);
    checkReferences(world, account, settings);
    const now = clock.stamp();
    const groups = ordering_groups.map((group) => groupOf(group, now));
    if (groups.reduce((sum, group) => sum + group.count_requested, 0) > mostNumbers) {
        throw unprocessable("A bulk order is for 10000 numbers at most.", "/ordering_groups");
    }
    const order = store.inexplicitNumberOrders.add({
        id: store.uuid(),
        account,
        ...settings,
        ordering_groups: groups,
        started: clock.now(),
        created_at: now,
        updated_at: now,
    });
    store.openBulk.add(order.id);
    return { data: inexplicitNumberOrder(world, order) };
}

/** Inexplicit number orders: create, list (newest first), retrieve; like the real ones they can do nothing else. */
export const inexplicitNumberOrderRoutes: Route[] = [
    { method: "POST", path: "/inexplicit_number_orders", answer: create },
    {
        method: "GET",
        path: "/inexplicit_number_orders",
        answer({ world, account, query }) {
            const orders = [...world.store.inexplicitNumberOrders.list(account)].reverse();
            return pageOf(orders, query, (order) => inexplicitNumberOrder(world, order), "flat");
        },
    },
    {
        method: "GET",
        path: "/inexplicit_number_orders/:id",
        answer({ world, account, params }) {
            const order = world.store.inexplicitNumberOrders.of(account, params.id ?? "");
            if (order === undefined) {
                throw notFound("inexplicit number order");
            }
            return { data: inexplicitNumberOrder(world, order) };
        },
    },
];
