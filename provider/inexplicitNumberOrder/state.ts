import { hiddenOf } from "../lifecycle/inputs";
import { readSettings, type NumberSettings } from "../numbers/declaredSettings";
import { isAlive, standingOf, statusOf, type OrderedNumber } from "../numbers/orderedNumber";
import { carriesToken } from "../numbers/reference";
import type { BulkOrders } from "./bulkOrders";
import { criteriaOf, keyOf, type Criteria, type DeclaredGroup } from "./criteria";
import { differences } from "./diff";
import { isSettled, type Holding } from "./holdings";
import { referenceFor, type Run } from "./run";
import type { GroupOutput, InexplicitNumberOrderInputs, InexplicitNumberOrderState } from "./schema";

/**
 * Writes down what was observed. `inputs` say what is declared, and carry how to buy, which takes effect with the next
 * purchase only. `before` are the settings declared up to now, which may still have to be cleared. `asked` are the
 * groups as a program asked for them last: in a state that was read, the inputs say what is held.
 */
export function toState(
    orders: BulkOrders,
    inputs: InexplicitNumberOrderInputs,
    before?: NumberSettings,
    asked: readonly (Criteria & { readonly countRequested: number })[] = inputs.orderingGroups,
): InexplicitNumberOrderState {
    const holdings = orders.holdings;
    const counts = new Map(asked.map((group) => [keyOf(group), group.countRequested]));
    const alive = orders.last.numbers.filter(isAlive);
    const groups = groupsShown(inputs, holdings);
    const outputs = groups.map(({ key, criteria }) => groupOutput(criteria, counts.get(key) ?? 0, holdings.get(key)));
    const unlabelled = alive.some(({ listed }) => carriesToken(listed?.customerReference, inputs.__token));
    const open = new Set(orders.last.orders.map(({ id }) => id));
    const lost = (orders.last.lost ?? []).filter((key) => open.has(key.slice(0, key.indexOf("/"))));
    const records = orders.records;
    return {
        ...inputs,
        ...readSettings(alive, inputs, before),
        orderingGroups: groups.map(({ key, declared, criteria }) => ({
            ...(declared ?? criteria),
            countRequested: countOf(holdings.get(key)),
        })),
        status: worstOf(outputs.map(({ status }) => status)),
        groups: outputs,
        phoneNumbersCount: alive.length,
        phoneNumbers: alive.map(({ ordered }) => ordered.phoneNumber),
        numbers: alive.map((number) => ({
            phoneNumber: number.ordered.phoneNumber,
            phoneNumberId: number.listed?.id,
            numberOrderId: number.order.id,
            status: statusOf(number),
        })),
        inexplicitNumberOrderIds: records.map(({ id }) => id),
        orderReference: referenceOf(orders, alive, inputs),
        createdAt: records[0]?.createdAt,
        updatedAt: records.at(-1)?.updatedAt,
        __orders: orders.remembered,
        __lost: lost.length > 0 ? [...lost].sort() : undefined,
        __unlabelled: unlabelled || undefined,
        // What was left to be done is in the inputs that are read from this state.
        __unfinished: undefined,
    };
}

/** The state after create or update: says when something is left that the inputs do not show. */
export function toFinalState({ orders, inputs, declaredBefore }: Run): InexplicitNumberOrderState {
    const state = toState(orders, inputs, declaredBefore);
    return differences(state, inputs).length === 0 ? state : { ...state, __unfinished: true };
}

/** The inputs that would produce a state. */
export function toInputs(state: InexplicitNumberOrderState): InexplicitNumberOrderInputs {
    const { orderingGroups, deletionLock, waitFor } = state;
    const { connectionId, billingGroupId, messagingProfileId, customerReference } = state;
    const hidden = hiddenOf(state);
    if (state.__got) {
        return hidden as InexplicitNumberOrderInputs;
    }
    return {
        ...{ orderingGroups, connectionId, billingGroupId, messagingProfileId, customerReference },
        ...{ deletionLock, waitFor, ...hidden },
    };
}

/** How many numbers a group holds, those on their way included. */
export function countOf(holding: Holding | undefined): number {
    return (holding?.numbers.length ?? 0) + (holding?.underWay ?? 0);
}

interface ShownGroup {
    readonly key: string;
    readonly declared?: DeclaredGroup;
    readonly criteria: Criteria;
}

/** The declared groups, and those that hold numbers although nobody declares them. */
function groupsShown(inputs: InexplicitNumberOrderInputs, holdings: ReadonlyMap<string, Holding>): ShownGroup[] {
    const declared = inputs.orderingGroups.map((group): ShownGroup => {
        const { countRequested, strategy, quickship, excludeHeldNumbers, ...criteria } = group;
        return { key: keyOf(group), declared: group, criteria };
    });
    const undeclared = [...holdings.values()]
        .filter((holding) => countOf(holding) > 0 && !declared.some(({ key }) => key === holding.key))
        .map(({ key }): ShownGroup => ({ key, criteria: criteriaOf(key) }));
    return [...declared, ...undeclared].sort((left, right) => (left.key < right.key ? -1 : 1));
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
        countAllocated: coming ? members.length : countOf(holding),
        status: statusOfGroup(holding, isShort),
        errorReason: isShort ? newest?.errorReason : undefined,
        inexplicitNumberOrderIds: [...new Set(lots.map(({ orderId }) => orderId))],
        numberOrderIds: [...new Set(orders.map(({ numberOrderId }) => numberOrderId))],
        subNumberOrderIds: [...new Set(orders.flatMap(({ subNumberOrderIds }) => subNumberOrderIds))],
        phoneNumbers: members.map(({ ordered }) => ordered.phoneNumber),
    };
}

/** The API's word for the order that is not settled, else of the newest one when numbers are missing. */
function statusOfGroup(holding: Holding | undefined, isShort: boolean): string {
    const open = holding?.lots.find(({ group, isGone }) => !isGone && !isSettled(group));
    if (open !== undefined) {
        return open.group.status;
    }
    if (isShort && (holding?.underWay ?? 0) === 0) {
        const newest = holding?.lots.at(-1)?.group.status ?? "failed";
        // Bought in full, and lost since.
        return newest === "success" ? "partial_success" : newest;
    }
    const works = (holding?.numbers ?? []).every((number) => standingOf(number) === "active");
    return works && (holding?.underWay ?? 0) === 0 ? "success" : "pending";
}

const fromBadToGood = ["failed", "failure", "pending", "processing", "partial_success", "success"];

/** The worst of some statuses; one that is not known is worse than all others. */
function worstOf(statuses: readonly string[]): string {
    const rank = (status: string) => fromBadToGood.indexOf(status);
    return [...statuses].sort((left, right) => rank(left) - rank(right))[0] ?? "success";
}

/** The reference of the number orders: that of the first one which does not carry what it should, else what it should. */
function referenceOf(
    orders: BulkOrders,
    alive: readonly OrderedNumber[],
    inputs: InexplicitNumberOrderInputs,
): string | undefined {
    const due = referenceFor(inputs);
    const holding = new Map(alive.map(({ order }) => [order.id, order.customerReference]));
    return holding.size === 0
        ? orders.records[0]?.customerReference
        : ([...holding.values()].find((reference) => reference !== due) ?? due);
}
