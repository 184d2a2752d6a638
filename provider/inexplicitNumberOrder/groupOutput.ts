import { keyOf, type Criteria, type DeclaredGroup, type Kind } from "./criteria";
import { isSettled, statusOfHolding, worstOf } from "./groupStatus";
import type { GroupOutput, InexplicitNumberOrderInputs, InexplicitNumberOrderState } from "./inputs";
import { sizeOf, type Holding } from "./lots";

/** A group as a program asked for it last. */
export type AskedGroup = Criteria & { readonly countRequested: number };

/** What the state shows of the groups: the inputs that they would come from, and what became of each. */
export function showGroups(
    inputs: InexplicitNumberOrderInputs,
    asked: readonly AskedGroup[],
    holdings: ReadonlyMap<string, Holding>,
): Pick<InexplicitNumberOrderState, "orderingGroups" | "status" | "groups"> {
    const counts = new Map(asked.map((group) => [keyOf(group), group.countRequested]));
    const shown = groupsShown(inputs, holdings);
    const groups = shown.map(({ kind }) =>
        groupOutput(kind.criteria, counts.get(kind.key) ?? 0, holdings.get(kind.key)),
    );
    return {
        orderingGroups: shown.map(({ kind, declared }) => ({
            ...(declared ?? (kind.criteria as DeclaredGroup)),
            countRequested: sizeOf(holdings.get(kind.key)),
        })),
        status: worstOf(groups.map(({ status }) => status)),
        groups,
    };
}

/** A group of the state: declared, or holding numbers although nobody declares it. */
interface ShownGroup {
    readonly kind: Kind;
    readonly declared?: DeclaredGroup;
}

/** The declared groups, and those that hold numbers although nobody declares them. */
function groupsShown(inputs: InexplicitNumberOrderInputs, holdings: ReadonlyMap<string, Holding>): ShownGroup[] {
    const declared = inputs.orderingGroups.map((group): ShownGroup => {
        const { countRequested, strategy, quickship, excludeHeldNumbers, ...criteria } = group;
        return { kind: { key: keyOf(group), criteria }, declared: group };
    });
    const undeclared = [...holdings.values()]
        .filter((holding) => sizeOf(holding) > 0 && !declared.some(({ kind }) => kind.key === holding.kind.key))
        .map(({ kind }): ShownGroup => ({ kind }));
    return [...declared, ...undeclared].sort((left, right) => (left.kind.key < right.kind.key ? -1 : 1));
}

function groupOutput(criteria: Criteria, requested: number, holding: Holding | undefined): GroupOutput {
    const lots = (holding?.lots ?? []).filter(({ isGone }) => !isGone);
    const members = holding?.numbers ?? [];
    const newest = holding?.lots.at(-1)?.group;
    const coming = lots.reduce((sum, { group }) => sum + (isSettled(group) ? 0 : 1), 0) > 0;
    const isShort = members.length < requested;
    const orders = lots.flatMap(({ group }) => group.orders);
    return {
        ...criteria,
        countRequested: requested,
        countAllocated: coming ? members.length : sizeOf(holding),
        status: statusOfHolding(holding, isShort),
        errorReason: isShort ? newest?.errorReason : undefined,
        inexplicitNumberOrderIds: [...new Set(lots.map(({ orderId }) => orderId))],
        numberOrderIds: [...new Set(orders.map(({ numberOrderId }) => numberOrderId))],
        subNumberOrderIds: [...new Set(orders.flatMap(({ subNumberOrderIds }) => subNumberOrderIds))],
        phoneNumbers: members.map(({ phoneNumber }) => phoneNumber),
    };
}
