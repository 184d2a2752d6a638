import { requirementsOf, type OrderedNumber } from "./orderedNumber";

/** The values of requirements that numbers show, whoever gave them: people's documents, which no message repeats. */
export function seenValues(numbers: readonly OrderedNumber[]): string[] {
    return numbers.flatMap(requirementsOf).map(({ fieldValue }) => fieldValue ?? "");
}
