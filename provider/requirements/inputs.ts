import { z } from "zod";
import { idText, refuseTwins, secretText } from "../lifecycle";
import type { RequirementValue } from "../telnyx";

/** The input `regulatoryRequirements`, wherever it stands. */
export const requirementValues = z
    .array(
        z.strictObject(
            {
                requirementId: idText("the id of a requirement", ""),
                fieldValue: secretText("the requirement's value: a text, or the id of an address or document"),
            },
            { error: "this must be an object with requirementId and fieldValue" },
        ),
        { error: "this must be a list of requirements, each with requirementId and fieldValue" },
    )
    .superRefine((values, context) =>
        refuseTwins(
            values,
            {
                list: "regulatoryRequirements",
                property: "requirementId",
                keyOf: requirementOf,
                message: "this requirement is given twice",
            },
            context,
        ),
    );

/** What a value is known by. */
export function requirementOf({ requirementId }: RequirementValue): string {
    return requirementId;
}

/** Sorts values by requirement, so that what means the same is the same. Leaves alone what it cannot read. */
export function sortedValues(values: readonly unknown[]): RequirementValue[] {
    const key = (value: unknown) => String((value as Partial<RequirementValue> | null)?.requirementId);
    return [...(values as readonly RequirementValue[])].sort((left, right) => (key(left) < key(right) ? -1 : 1));
}
