import { unprocessable } from "../errors";
import { availablePhoneNumber } from "../formats/availablePhoneNumber";
import type { Query } from "../server/query";
import type { Call, Route } from "../server/route";
import { keptFor, numbersKeptFor } from "../lifecycle/reservations";
import { matches, type Criteria } from "../numbering/criteria";
import { candidates } from "../numbering/inventory";

/** What a search shows when it names no limit, and what it shows at most. */
const limits = { usual: 20, most: 1000 };

function criteriaOf(query: Query): Criteria {
    return {
        country_code: query.get("filter", "country_code"),
        phone_number_type: query.get("filter", "phone_number_type"),
        national_destination_code: query.get("filter", "national_destination_code"),
        administrative_area: query.get("filter", "administrative_area"),
        locality: query.get("filter", "locality") ?? query.get("filter", "rate_center"),
        starts_with: query.get("filter", "phone_number", "starts_with"),
        ends_with: query.get("filter", "phone_number", "ends_with"),
        contains: query.get("filter", "phone_number", "contains"),
        features: query.list("filter", "features"),
    };
}

function search({ world, account, query }: Call): string[] {
    const criteria = criteriaOf(query);
    const limit = Math.min(query.positive("/filter/limit", "filter", "limit") ?? limits.usual, limits.most);
    if (query.flag("filter", "only_reserved_numbers")) {
        const own = numbersKeptFor(world, account).filter((phoneNumber) => matches(phoneNumber, criteria));
        return own.slice(0, limit);
    }
    const found: string[] = [];
    for (const phoneNumber of candidates(criteria)) {
        if (!world.store.claims.has(phoneNumber) && keptFor(world, phoneNumber) === undefined) {
            found.push(phoneNumber);
        }
        if (found.length >= limit) {
            break;
        }
    }
    return found;
}

/** Searches for numbers; what it shows, the account may order. */
export const availablePhoneNumberRoutes: Route[] = [
    {
        method: "GET",
        path: "/available_phone_numbers",
        answer(call) {
            const type = call.query.get("filter", "phone_number_type");
            if (type !== undefined && !["local", "toll_free", "mobile", "national", "shared_cost"].includes(type)) {
                throw unprocessable(`${type} is no phone number type.`, "/filter/phone_number_type");
            }
            const found = search(call);
            call.world.store.searched.mark(call.account, found);
            const counts = { total_results: found.length, best_effort_results: 0 };
            return { data: found.map(availablePhoneNumber), meta: counts, metadata: counts };
        },
    },
];
