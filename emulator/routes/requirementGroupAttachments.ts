import { z } from "zod";
import { parseBody } from "../errors";
import { numberOrderPhoneNumberWithGroup } from "../formats/numberOrderPhoneNumber";
import { subNumberOrderWithNumbers } from "../formats/subNumberOrder";
import type { Route } from "../server/route";
import { attachGroup } from "../lifecycle/groupsOfOrder";
import { findOrderPhoneNumber } from "./numberOrderPhoneNumbers";
import { findSubNumberOrder } from "./subNumberOrders";

const attachRequest = z.object({ requirement_group_id: z.string() });

/** Attaching a requirement group to what is pending of an order. */
export const requirementGroupAttachmentRoutes: Route[] = [
    {
        method: "POST",
        path: "/sub_number_orders/:id/requirement_group",
        answer(call) {
            const sub = findSubNumberOrder(call);
            const { requirement_group_id } = parseBody(attachRequest, call.body);
            const numbers = call.world.store.orderPhoneNumbers.pick(sub.order_phone_number_ids);
            attachGroup(call.world, numbers, requirement_group_id);
            // The official form of this one reply leaves the user out.
            const { user_id, ...shown } = subNumberOrderWithNumbers(call.world, sub);
            void user_id;
            return { data: shown };
        },
    },
    {
        method: "POST",
        path: "/number_order_phone_numbers/:id/requirement_group",
        answer(call) {
            const number = findOrderPhoneNumber(call);
            const { requirement_group_id } = parseBody(attachRequest, call.body);
            attachGroup(call.world, [number], requirement_group_id);
            return { data: numberOrderPhoneNumberWithGroup(call.world, number) };
        },
    },
];
