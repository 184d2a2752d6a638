import { readBack } from "../lifecycle";
import type { RequirementValue } from "../telnyx";

/** A requirement as a reply shows it. */
interface Shown {
    readonly requirementId: string;
    readonly fieldValue?: string;
}

/**
 * How declared values read back, given what each number or group shows: as declared if all have them, else the first
 * that deviates; "" for one that is missing. A requirement nobody asks for, or a reply without values, deviates never.
 */
export function readValues(
    declared: readonly RequirementValue[],
    shown: readonly (readonly Shown[])[],
): RequirementValue[] {
    return declared.map(({ requirementId, fieldValue }) => {
        const asked = shown.flat().filter((requirement) => requirement.requirementId === requirementId);
        const values = asked.map((requirement) => requirement.fieldValue);
        return { requirementId, fieldValue: readBack(fieldValue, values) };
    });
}
