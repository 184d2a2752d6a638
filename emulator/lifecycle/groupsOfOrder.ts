import { isGroupMandatory } from "../catalogue/combinations";
import { apiError, unprocessable } from "../errors";
import { identify } from "../numbering/identify";
import type { RequirementGroup } from "../store/groupRows";
import type { OrderPhoneNumber, RequirementValue } from "../store/rows";
import type { World } from "../world";
import { isFulfilled } from "./groups";
import { moved } from "./moved";
import { isRequirementsMet } from "./outcome";
import type { OrderedNumber } from "./placeOrder";
import { assess } from "./requirements";

type Requested = Pick<OrderedNumber, "phone_number" | "bundle_id" | "requirement_group_id">;

/**
 * Brings the values of the requirement groups that an order names to its numbers. Where a fulfilled group is
 * mandatory and not there, the whole order is refused with 422 and 10015: no source says how the API does it.
 */
export function requireGroups(world: World, account: string, requested: Requested[]): OrderedNumber[] {
    return requested.map((number, i) => {
        const pointer = `/phone_numbers/${String(i)}/requirement_group_id`;
        const { country = "", type = "" } = identify(number.phone_number) ?? {};
        const group =
            number.requirement_group_id === null
                ? undefined
                : matchingGroup(world, account, number.requirement_group_id, country, type, pointer);
        if (isGroupMandatory(country) && (group === undefined || !isFulfilled(group))) {
            throw unprocessable(`Numbers in ${country} need a fulfilled requirement group.`, pointer);
        }
        return group === undefined ? number : { ...number, requirements: copiedValues(group) };
    });
}

/** Attaches a group to pending numbers. Only what is not approved yet is overwritten. */
export function attachGroup(world: World, numbers: OrderPhoneNumber[], groupId: string): void {
    const pointer = "/requirement_group_id";
    const [first] = numbers;
    const pending = numbers.filter((number) => number.status === "pending");
    if (first === undefined || pending.length === 0) {
        throw unprocessable("Only what is pending takes a requirement group.", "/base");
    }
    if (pending.every(isRequirementsMet)) {
        throw apiError(422, "85003", "All requirements are satisfied; they cannot be changed any more.", "/base");
    }
    const group = matchingGroup(world, first.account, groupId, first.country_code, first.phone_number_type, pointer);
    if (!isFulfilled(group)) {
        throw unprocessable("The requirement group still lacks values.", pointer);
    }
    for (const number of pending) {
        const approved = number.requirements.filter((each) => each.status === "approved");
        const kept = (value: RequirementValue) => approved.find((each) => each.requirement_id === value.requirement_id);
        number.requirements = copiedValues(group).map((value) => kept(value) ?? value);
        number.requirement_group_id = group.id;
        assess(world, number);
        moved(world, number);
    }
}

function matchingGroup(
    { store }: World,
    account: string,
    id: string,
    country: string,
    type: string,
    pointer: string,
): RequirementGroup {
    const group = store.requirementGroups.of(account, id);
    if (group === undefined) {
        throw unprocessable(`There is no requirement group ${id}.`, pointer);
    }
    const { country_code, phone_number_type, action, status } = group;
    if (country_code !== country || phone_number_type !== type || action !== "ordering") {
        const is = `${country_code} ${phone_number_type} ${action}`;
        throw unprocessable(`The requirement group is for ${is}, not for ${country} ${type} ordering.`, pointer);
    }
    if (status === "no-longer-eligible") {
        throw unprocessable("The requirement group is no longer eligible; create a new one.", pointer);
    }
    return group;
}

/** The values as numbers take them: a copy, because later changes of the group do not reach orders. */
function copiedValues({ values, status }: RequirementGroup): RequirementValue[] {
    return values.map(({ requirement_id, field_type, field_value }) => ({
        requirement_id,
        field_type,
        field_value,
        status: status === "approved" ? "approved" : field_value === "" ? "awaiting-value" : "pending-approval",
    }));
}
