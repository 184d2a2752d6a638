import { z } from "zod";
import { requirementType } from "../catalogue/requirementTypes";
import { valueFault } from "../catalogue/valueFault";
import { apiError, unprocessable } from "../errors";
import type { OrderPhoneNumber } from "../store/rows";
import type { World } from "../world";
import { moved } from "./moved";
import { isRequirementsMet } from "./outcome";
import { checkValueReference } from "./references";
import { assess } from "./requirements";

/** Requirement values as requests carry them. */
export const requirementValues = z.array(z.object({ requirement_id: z.string(), field_value: z.string() }));

/** One value of a request. */
export type SuppliedValue = z.infer<typeof requirementValues>[number];

/** Throws if a value is for no requirement of these, or is not what the requirement accepts. */
export function checkValues(
    world: World,
    account: string,
    values: SuppliedValue[],
    requirementIds: ReadonlySet<string>,
): void {
    values.forEach(({ requirement_id, field_value }, i) => {
        const pointer = `/regulatory_requirements/${String(i)}`;
        const type = requirementType(requirement_id);
        if (type === undefined || !requirementIds.has(requirement_id)) {
            throw unprocessable(`${requirement_id} is not required here.`, `${pointer}/requirement_id`);
        }
        const fault = valueFault(type, field_value);
        if (fault !== undefined) {
            throw unprocessable(fault, `${pointer}/field_value`);
        }
        checkValueReference(world, account, type.field_type, field_value, `${pointer}/field_value`);
    });
}

/** Gives values to all of these numbers that are pending; what is approved already stays as it is. */
export function supply(world: World, numbers: OrderPhoneNumber[], values: SuppliedValue[]): void {
    const ids = new Set(numbers.flatMap((number) => number.requirements.map((each) => each.requirement_id)));
    if (ids.size > 0 && numbers.every(isRequirementsMet)) {
        throw apiError(422, "85003", "All requirements are satisfied; they cannot be changed any more.", "/base");
    }
    checkValues(world, numbers[0]?.account ?? "", values, ids);
    for (const number of numbers.filter((each) => each.status === "pending")) {
        for (const { requirement_id, field_value } of values) {
            const requirement = number.requirements.find((each) => each.requirement_id === requirement_id);
            if (requirement && requirement.status !== "approved") {
                requirement.field_value = field_value;
                requirement.status = field_value === "" ? "awaiting-value" : "pending-approval";
            }
        }
        assess(world, number);
        moved(world, number);
    }
}
