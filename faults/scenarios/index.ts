import type { Scenario } from "../scenario";
import { bulkScenarios } from "./bulk";
import { numberOrderScenarios } from "./numberOrder";
import { groupScenarios } from "./groups";
import { regulatedScenarios } from "./regulated";

/** Every story of the matrix. */
export const scenarios: readonly Scenario[] = [
    ...numberOrderScenarios,
    ...regulatedScenarios,
    ...groupScenarios,
    ...bulkScenarios,
];
