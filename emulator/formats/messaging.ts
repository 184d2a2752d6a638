import { accountUuid } from "../store/accounts";
import type { PhoneNumber } from "../store/rows";

const twoWay = { domestic_two_way: true, international_inbound: true, international_outbound: true };

/** The messaging settings of a number. */
export function messagingSettings(number: PhoneNumber) {
    const isNorthAmerican = ["US", "CA"].includes(number.country_iso_alpha2);
    const canText = isNorthAmerican || number.phone_number_type === "mobile";
    return {
        record_type: "messaging_settings",
        id: number.id,
        phone_number: number.phone_number,
        country_code: number.country_iso_alpha2,
        type: number.phone_number_type === "toll_free" ? "toll-free" : "long-code",
        messaging_profile_id: number.messaging_profile_id,
        messaging_product: number.messaging_product,
        traffic_type: number.messaging_product,
        eligible_messaging_products: canText ? ["A2P", "P2P"] : [],
        features: { sms: canText ? twoWay : null, mms: isNorthAmerican ? twoWay : null },
        health: { message_count: 0, inbound_outbound_ratio: 0, success_ratio: 0, spam_ratio: 0 },
        organization_id: accountUuid(number.account, "organization"),
        tags: number.tags,
        created_at: number.created_at,
        updated_at: number.updated_at,
    };
}
