import { z } from "zod";
import { notFound, parseBody } from "../errors";
import { subNumberOrder, subNumberOrderWithNumbers } from "../formats/subNumberOrder";
import { wholeList } from "../server/paging";
import type { Call, Route } from "../server/route";
import { cancelSubNumberOrder } from "../lifecycle/cancelSubNumberOrder";
import { subNumberOrderStatus } from "../lifecycle/outcome";
import { requirementValues, supply } from "../lifecycle/supply";
import type { SubNumberOrder } from "../store/rows";

const updateRequest = z.strictObject({ regulatory_requirements: requirementValues.optional() });

/** The sub order that a path names. */
export function findSubNumberOrder({ world, account, params }: Call): SubNumberOrder {
    const sub = world.store.subNumberOrders.of(account, params.id ?? "");
    if (sub === undefined) {
        throw notFound("sub number order");
    }
    return sub;
}

function isListed({ world, query }: Call): (sub: SubNumberOrder) => boolean {
    const asked = (name: string, has: () => string): boolean => {
        const value = query.get("filter", name);
        return value === undefined || value === has();
    };
    return (sub) =>
        asked("country_code", () => sub.country_code) &&
        asked("order_request_id", () => sub.number_order_id) &&
        asked("phone_number_type", () => sub.phone_number_type) &&
        asked("phone_numbers_count", () => String(sub.order_phone_number_ids.length)) &&
        asked("status", () => subNumberOrderStatus(world, sub));
}

function shown(call: Call, sub: SubNumberOrder) {
    const withNumbers = call.query.flag("filter", "include_phone_numbers") ?? false;
    return withNumbers ? subNumberOrderWithNumbers(call.world, sub) : subNumberOrder(call.world, sub);
}

/** Sub number orders: list, retrieve, supply values, cancel. */
export const subNumberOrderRoutes: Route[] = [
    {
        method: "GET",
        path: "/sub_number_orders",
        answer(call) {
            const subs = call.world.store.subNumberOrders.list(call.account).filter(isListed(call)).reverse();
            return wholeList(subs, (sub) => shown(call, sub));
        },
    },
    {
        method: "GET",
        path: "/sub_number_orders/:id",
        answer: (call) => ({ data: shown(call, findSubNumberOrder(call)) }),
    },
    {
        method: "PATCH",
        path: "/sub_number_orders/:id",
        answer(call) {
            const sub = findSubNumberOrder(call);
            const { regulatory_requirements } = parseBody(updateRequest, call.body);
            const numbers = call.world.store.orderPhoneNumbers.pick(sub.order_phone_number_ids);
            supply(call.world, numbers, regulatory_requirements ?? []);
            return { data: subNumberOrder(call.world, sub) };
        },
    },
    {
        method: "PATCH",
        path: "/sub_number_orders/:id/cancel",
        answer(call) {
            const sub = findSubNumberOrder(call);
            cancelSubNumberOrder(call.world, sub);
            return { data: subNumberOrder(call.world, sub) };
        },
    },
];
