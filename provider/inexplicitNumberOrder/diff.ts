import { holdsUnknown, isIgnored, type Compared, type DiffResult } from "../lifecycle";
import { comparedSettings, diffOrder, isActiveStatus, referenceFor } from "../orders";
import { keyOf, type DeclaredGroup } from "./criteria";
import { isBought } from "./groupStatus";
import { asDeclared } from "./shownOnly";
import type { InexplicitNumberOrderInputs, InexplicitNumberOrderState } from "./inputs";
import { planOfGroups } from "./plan";

/** What users see as the same, whatever form it is written in, and what the program does not ask us to ignore. */
export function comparedBulkOrder(program: InexplicitNumberOrderInputs): Compared<InexplicitNumberOrderInputs> {
    return {
        orderingGroups: groupsCompared,
        ...comparedSettings((name) => isIgnored(program, name)),
        waitFor: (inputs) => inputs.waitFor ?? "activation",
        // Delete waits as long as the old outputs say, so a changed time-out has to reach them.
        __timeouts: (inputs) => inputs.__timeouts,
    };
}

type Compare = Required<Pick<DeclaredGroup, "countRequested" | "strategy" | "quickship" | "excludeHeldNumbers">>;

function groupsCompared({ orderingGroups }: InexplicitNumberOrderInputs): ReadonlyMap<string, Compare> {
    return new Map(
        orderingGroups.map(
            ({ countRequested, strategy = "always", quickship = false, excludeHeldNumbers = false, ...criteria }) => [
                keyOf(criteria),
                { countRequested, strategy, quickship, excludeHeldNumbers },
            ],
        ),
    );
}

/** Decides what a preview shows, and names what will go, or may go where it is not known how many are declared. */
export function diffInexplicitNumberOrder(
    stored: InexplicitNumberOrderState,
    inputs: InexplicitNumberOrderInputs,
): DiffResult {
    const isList = Array.isArray(inputs.orderingGroups);
    const declared = isList ? inputs.orderingGroups : [];
    // How to buy says nothing of what is held.
    const orderingGroups = declared.filter(
        ({ strategy, quickship, excludeHeldNumbers, ...group }) => !holdsUnknown(group),
    );
    const state = asDeclared(stored, orderingGroups);
    return diffOrder(state, inputs, {
        compared: comparedBulkOrder(inputs),
        planned: planOfGroups(state, { ...inputs, orderingGroups }),
        unknownIn: isList && orderingGroups.length === declared.length ? undefined : "orderingGroups",
        needsWork: () => needsWork(state, inputs),
    });
}

/** Says whether an `up` has something to do although the inputs agree. */
function needsWork(state: InexplicitNumberOrderState, inputs: InexplicitNumberOrderInputs): boolean {
    const isWaiting =
        state.groups.some(({ status }) => !isBought(status)) ||
        state.numbers.some(({ status }) => !isActiveStatus(status));
    // What the groups say of themselves is about counts that a killed or failed run asked for.
    const counts = new Map(inputs.orderingGroups.map((group) => [keyOf(group), group.countRequested]));
    const isStale = state.groups.some((group) => counts.get(keyOf(group)) !== group.countRequested);
    const isRelabelled =
        state.numbers.length > 0 &&
        !isIgnored(inputs, "customerReference") &&
        state.orderReference !== referenceFor(inputs);
    return (inputs.waitFor !== "none" && isWaiting) || isStale || state.__unlabelled === true || isRelabelled;
}
