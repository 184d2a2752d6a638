import { featuresOf } from "../numbering/criteria";
import { identify } from "../numbering/identify";

/** A number that a search shows. */
export function availablePhoneNumber(phoneNumber: string) {
    const identity = identify(phoneNumber);
    const type = identity?.type ?? "local";
    const region = (region_type: string, region_name: string | null | undefined) =>
        region_name ? [{ region_type, region_name }] : [];
    return {
        record_type: "available_phone_number",
        phone_number: phoneNumber,
        phone_number_type: type,
        vanity_format: null,
        best_effort: false,
        quickship: true,
        reservable: true,
        region_information: [
            ...region("country_code", identity?.country),
            ...region("state", identity?.administrativeArea),
            ...region("rate_center", identity?.locality),
        ],
        cost_information: { upfront_cost: "1.00", monthly_cost: "1.00", currency: "USD" },
        features: featuresOf(identity?.country ?? "", type).map((name) => ({ name })),
    };
}
