import { present } from "../lifecycle/unknown";
import { sortedValues } from "../requirements/inputs";
import type { DeclaredNumber, NumberOrderInputs } from "./schema";

/** The numbers an order declares, each in its long form. */
export function declaredNumbers({ phoneNumbers }: Pick<NumberOrderInputs, "phoneNumbers">): DeclaredNumber[] {
    return phoneNumbers.map((entry) => (typeof entry === "string" ? { phoneNumber: entry } : entry));
}

/** Writes inputs in the one canonical way, so that what means the same is the same. Leaves alone what it cannot read. */
export function canonical(inputs: Record<string, unknown>): Record<string, unknown> {
    const { phoneNumbers, regulatoryRequirements } = inputs;
    return {
        ...inputs,
        ...(Array.isArray(phoneNumbers) ? { phoneNumbers: canonicalNumbers(phoneNumbers) } : {}),
        ...(Array.isArray(regulatoryRequirements)
            ? { regulatoryRequirements: sortedValues(regulatoryRequirements) }
            : {}),
    };
}

/** Sorts numbers and gives each its shortest form. */
export function canonicalNumbers(entries: readonly unknown[]): (string | DeclaredNumber)[] {
    const numbers = entries.map((entry) => (isObject(entry) ? shortest(entry) : String(entry)));
    return numbers.sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
}

function shortest(entry: Record<string, unknown>): string | DeclaredNumber {
    const given = present(entry);
    const values = given["regulatoryRequirements"];
    if (Object.keys(given).length === 1 && typeof given["phoneNumber"] === "string") {
        return given["phoneNumber"];
    }
    const long = Array.isArray(values) ? { ...given, regulatoryRequirements: sortedValues(values) } : given;
    return long as unknown as DeclaredNumber;
}

function keyOf(entry: string | DeclaredNumber): string {
    return typeof entry === "string" ? entry : String(entry.phoneNumber);
}

function isObject(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
