import { shortStamp } from "../clock";
import { requirementsOf } from "../catalogue/combinations";
import type { OrderPhoneNumber, RequirementValue } from "../store/rows";
import type { World } from "../world";

/** How long a user has to supply what is missing; the real time is not published. */
const deadlineMs = 14 * 24 * 60 * 60 * 1000;

/** The requirements of a number that nobody filled in yet. */
export function openRequirements(country: string, phoneNumberType: string): RequirementValue[] {
    return requirementsOf(country, phoneNumberType).map(({ id, field_type }) => ({
        requirement_id: id,
        field_type,
        field_value: "",
        status: "awaiting-value",
    }));
}

/** A new deadline from now on. */
export function newDeadline(world: World): string {
    return shortStamp(world.clock.now() + deadlineMs);
}

/** Brings the status of a pending number's requirements in line with their values. */
export function assess(world: World, number: OrderPhoneNumber): void {
    const statuses = number.requirements.map((each) => each.status);
    if (statuses.every((status) => status === "approved")) {
        number.requirements_status = "approved";
        number.deadline = null;
        number.activates_from ??= world.clock.now();
    } else if (statuses.includes("declined")) {
        number.requirements_status = "requirement-info-exception";
        number.deadline ??= newDeadline(world);
    } else if (statuses.includes("awaiting-value")) {
        number.requirements_status = "requirement-info-pending";
        number.deadline ??= newDeadline(world);
    } else {
        number.requirements_status = "requirement-info-under-review";
        number.deadline = null;
    }
}
