import { hiddenOf, withUnfinished } from "../lifecycle";
import {
    carriesToken,
    Declaration,
    declaredLock,
    deviations,
    isAlive,
    referenceFor,
    settingNames,
    statusOf,
    type Deviation,
    type OrderedNumber,
    type SettingName,
    type SettingsByNumber,
    type SettingValues,
} from "../orders";
import type { BulkOrders } from "./bulkOrders";
import { comparedBulkOrder } from "./diff";
import { showGroups, type AskedGroup } from "./groupOutput";
import type { InexplicitNumberOrderInputs, InexplicitNumberOrderState } from "./inputs";

/** What has a part in how orders are written down. */
interface Circumstances {
    /** The groups as a program asked for them last: in a state that was read, the inputs say what is held. */
    readonly asked?: readonly AskedGroup[];
    /** No run has just failed. @default true */
    readonly isDone?: boolean;
}

/**
 * Writes down what was observed. `inputs` say what is declared, and carry how to buy, which takes effect with the next
 * purchase only. `before` are the settings declared up to now, which may still have to be cleared.
 */
export function toState(
    orders: BulkOrders,
    inputs: InexplicitNumberOrderInputs,
    before?: SettingsByNumber,
    { asked = inputs.orderingGroups, isDone = true }: Circumstances = {},
): InexplicitNumberOrderState {
    const alive = orders.last.numbers.filter(isAlive);
    const unlabelled = alive.some(({ listed }) => carriesToken(listed?.customerReference, inputs.__token));
    const open = new Set(orders.last.orders.map(({ id }) => id));
    const isOpen = ({ numberOrderId }: { numberOrderId: string }) => open.has(numberOrderId);
    const [lost, unlisted] = [orders.last.lost ?? [], orders.last.unlisted ?? []];
    const records = orders.records;
    return {
        ...inputs,
        ...readDeviations(alive, inputs, before, isDone),
        ...showGroups(inputs, asked, orders.holdings),
        phoneNumbersCount: alive.length,
        phoneNumbers: alive.map(({ phoneNumber }) => phoneNumber),
        numbers: alive.map((number) => ({
            phoneNumber: number.phoneNumber,
            phoneNumberId: number.listed?.id,
            numberOrderId: number.order.id,
            status: statusOf(number),
        })),
        inexplicitNumberOrderIds: records.map(({ id }) => id),
        orderReference: referenceOf(orders, alive, inputs),
        createdAt: records[0]?.createdAt,
        updatedAt: records.at(-1)?.updatedAt,
        __orders: orders.remembered,
        __lost: lost.some(isOpen) ? lost.filter(isOpen) : undefined,
        __unlisted: unlisted.some(isOpen) ? unlisted.filter(isOpen) : undefined,
        __unlabelled: unlabelled || undefined,
        // What was left to be done is in the inputs that are read from this state.
        __unfinished: undefined,
    };
}

/** The state after create or update: says when something is left that the inputs do not show. */
export function toFinalState(
    orders: BulkOrders,
    inputs: InexplicitNumberOrderInputs,
    before: SettingsByNumber,
    isDone: boolean,
): InexplicitNumberOrderState {
    const seen = toState(orders, inputs, before, { isDone });
    const state = { ...seen, ...declaredLock(inputs) };
    return withUnfinished(comparedBulkOrder(inputs), state, inputs);
}

/**
 * The settings as declared: a bulk order has no entries in which a number could show its own. Those that deviate are
 * named, and a setting that left the program is shown as long as a number still has it; one that only numbers of a killed
 * run were given is kept beside them, since it is not the pool's. After a failure nothing is shown
 * that no number has.
 */
function readDeviations(
    alive: readonly OrderedNumber[],
    inputs: InexplicitNumberOrderInputs,
    before: SettingsByNumber | undefined,
    isDone: boolean,
): SettingValues & Pick<InexplicitNumberOrderState, "__deviating" | "__uncleared"> {
    const found = deviations(alive, new Declaration({ ...inputs, phoneNumbers: [] }, before), isDone);
    const counts = new Map<string, number>();
    found.forEach(({ name }) => counts.set(name, (counts.get(name) ?? 0) + 1));
    const isDropped = (name: SettingName) => inputs[name] === undefined;
    const isOfAll = (name: SettingName) => isDropped(name) && before?.[name] !== undefined;
    const isNowhere = (name: string) => counts.get(name) === alive.length;
    const left = found.filter(({ name }) => isOfAll(name) || (!isDone && isNowhere(name)));
    const byNumber = new Map<string, string[]>();
    found.forEach(({ phoneNumber, name }) => byNumber.set(phoneNumber, [...(byNumber.get(phoneNumber) ?? []), name]));
    const named = [...byNumber].map(([phoneNumber, names]) => `${phoneNumber} (${names.join(", ")})`);
    return {
        ...Object.fromEntries(left.map(({ name, value }) => [name, value])),
        __deviating: named.length > 0 ? named : undefined,
        __uncleared: ownOf(found.filter(({ name }) => isDropped(name) && !isOfAll(name))),
    };
}

/** What deviates, number by number; undefined when there is nothing. */
function ownOf(found: readonly Deviation[]): InexplicitNumberOrderState["__uncleared"] {
    const own = new Map<string, { phoneNumber: string } & SettingValues>();
    found.forEach(({ phoneNumber, name, value }) =>
        own.set(phoneNumber, { phoneNumber, ...own.get(phoneNumber), [name]: value }),
    );
    return own.size > 0 ? [...own.values()] : undefined;
}

/** The inputs that would produce a state. */
export function toInputs(state: InexplicitNumberOrderState): InexplicitNumberOrderInputs {
    const { orderingGroups, waitFor } = state;
    const settings: SettingValues = Object.fromEntries(settingNames.map((name) => [name, state[name]]));
    const hidden = hiddenOf(state);
    return state.__got ? (hidden as InexplicitNumberOrderInputs) : { orderingGroups, ...settings, waitFor, ...hidden };
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
