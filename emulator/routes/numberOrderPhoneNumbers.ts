import { z } from "zod";
import { notFound, parseBody } from "../errors";
import { numberOrderPhoneNumber } from "../formats/numberOrderPhoneNumber";
import { wholeList } from "../server/paging";
import type { Call, Route } from "../server/route";
import { requirementValues, supply } from "../lifecycle/supply";
import type { OrderPhoneNumber } from "../store/rows";

const updateRequest = z.strictObject({ regulatory_requirements: requirementValues.optional() });

/** The number of an order that a path names. */
export function findOrderPhoneNumber({ world, account, params }: Call): OrderPhoneNumber {
    const number = world.store.orderPhoneNumbers.of(account, params.id ?? "");
    if (number === undefined) {
        throw notFound("number order phone number");
    }
    return number;
}

/** The numbers of orders: list, retrieve, supply values. */
export const numberOrderPhoneNumberRoutes: Route[] = [
    {
        method: "GET",
        path: "/number_order_phone_numbers",
        answer({ world, account, query }) {
            const country = query.get("filter", "country_code");
            const numbers = world.store.orderPhoneNumbers
                .list(account)
                .filter((number) => country === undefined || number.country_code === country)
                .reverse();
            return wholeList(numbers, (number) => numberOrderPhoneNumber(world, number));
        },
    },
    {
        method: "GET",
        path: "/number_order_phone_numbers/:id",
        answer: (call) => ({ data: numberOrderPhoneNumber(call.world, findOrderPhoneNumber(call)) }),
    },
    {
        method: "PATCH",
        path: "/number_order_phone_numbers/:id",
        answer(call) {
            const number = findOrderPhoneNumber(call);
            const { regulatory_requirements } = parseBody(updateRequest, call.body);
            supply(call.world, [number], regulatory_requirements ?? []);
            return { data: numberOrderPhoneNumber(call.world, number) };
        },
    },
];
