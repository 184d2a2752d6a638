import type { Telnyx } from "telnyx";
import { must } from "./support";

/** A German local number, and values that its two requirements accept. */
export const german = {
    phoneNumber: "+4989555012345",
    address: "11111111-aaaa-4bbb-8ccc-222222222222",
    document: "33333333-aaaa-4bbb-8ccc-444444444444",
    values: [
        { requirement_id: "11111111-aaaa-4bbb-8ccc-222222222222", field_value: "2664398120045678901" },
        { requirement_id: "33333333-aaaa-4bbb-8ccc-444444444444", field_value: "8ffb3622-7c6b-4ccc-b65f-7a3dc0099576" },
    ],
};

/** Creates a group for German local numbers. */
export async function germanGroup(
    telnyx: Telnyx,
    regulatory_requirements = german.values,
): Promise<Telnyx.RequirementGroup & { id: string }> {
    const group = await telnyx.requirementGroups.create({
        country_code: "DE",
        phone_number_type: "local",
        action: "ordering",
        regulatory_requirements,
    });
    return { ...group, id: must(group.id) };
}

/** What the API says of the only number of an order. */
export async function progress(telnyx: Telnyx, orderId: string) {
    const { data } = await telnyx.numberOrders.retrieve(orderId);
    const number = must(data?.phone_numbers?.[0]);
    const detail = (await telnyx.numberOrderPhoneNumbers.retrieve(must(number.id))).data;
    return {
        id: must(number.id),
        subId: must(data?.sub_number_orders_ids?.[0]),
        status: number.status,
        requirements: number.requirements_status,
        deadline: detail?.deadline,
        values: number.regulatory_requirements?.map((each) => each.field_value),
    };
}
