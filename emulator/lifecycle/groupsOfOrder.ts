import { isGroupMandatory } from "../catalogue/combinations";
import { unprocessable } from "../errors";
import { identify } from "../numbering/identify";
import type { World } from "../world";
import type { OrderedNumber } from "./placeOrder";

type Requested = Pick<OrderedNumber, "phone_number" | "bundle_id" | "requirement_group_id">;

/**
 * Brings the values of the requirement groups that an order names to its numbers. Where a fulfilled group is
 * mandatory and not there, the whole order is refused with 422 and 10015: no source says how the API does it.
 */
export function requireGroups(_world: World, _account: string, requested: Requested[]): OrderedNumber[] {
    return requested.map((number, i) => {
        const country = identify(number.phone_number)?.country ?? "";
        if (number.requirement_group_id === null && isGroupMandatory(country)) {
            const pointer = `/phone_numbers/${String(i)}/requirement_group_id`;
            throw unprocessable(`Numbers in ${country} need a fulfilled requirement group.`, pointer);
        }
        return number;
    });
}
