import type { SettingsByNumber } from "./desired";
import { isAlive, isListed, type OrderedNumber } from "./number";
import { carriesToken, type Mark } from "./reference";
import { settingNames, settingOf, type SettingValues } from "./settings";

/** What decides of which numbers the settings of their orders count. */
export interface Former {
    /** What the last run declared; nothing in create. */
    readonly before?: SettingsByNumber;
    /** Says of a number order that the last run knew it: what was declared of its numbers is in the state. */
    readonly isKnown?: (numberOrderId: string) => boolean;
    readonly isAdopted: (numberOrderId: string) => boolean;
}

/**
 * The settings that count as declared before: those of the state, and of numbers whose orders no state lists those that a
 * killed run of this resource placed them with, since the program may have dropped some in the meantime. Of an order that
 * was adopted by its id nobody knows who gave it its settings, so what the program leaves out stays, as after an import;
 * only a label that stands in front of the mark of this resource is its own.
 */
export function settingsBefore(
    mark: Mark,
    numbers: readonly OrderedNumber[],
    { before = {}, isKnown = () => false, isAdopted }: Former,
): SettingsByNumber {
    const found = numbers.filter((number) => isAlive(number) && !isKnown(number.order.id));
    const left = found.map((number) => {
        const { customerReference, ...rest } = placedWith(mark, number);
        // A number that no run has finished gets its label anyhow, and shows none of its own before.
        const placed = isLabelled(number, mark) ? { ...rest, customerReference } : rest;
        const own = isAdopted(number.order.id) ? markedLabel(mark, number, placed) : placed;
        return { ...own, phoneNumber: number.phoneNumber };
    });
    return { ...before, phoneNumbers: joined(left, before) };
}

/** What a state says of a number wins: a refresh may have read it since. */
function joined(
    left: readonly ({ readonly phoneNumber: string } & SettingValues)[],
    { phoneNumbers = [] }: SettingsByNumber,
): NonNullable<SettingsByNumber["phoneNumbers"]> {
    const entries = new Map(left.map((entry) => [entry.phoneNumber, entry]));
    for (const known of phoneNumbers) {
        const entry = typeof known === "string" ? { phoneNumber: known } : known;
        entries.set(entry.phoneNumber, { ...entries.get(entry.phoneNumber), ...entry });
    }
    return [...entries.values()];
}

function isLabelled(number: OrderedNumber, { __token }: Mark): boolean {
    return isListed(number) && !carriesToken(number.listed.customerReference, __token);
}

function markedLabel({ __token }: Mark, { order }: OrderedNumber, { customerReference }: SettingValues): SettingValues {
    return customerReference !== undefined && carriesToken(order.customerReference, __token)
        ? { customerReference }
        : {};
}

/** The settings that a number's order was placed with: a kill may have kept the engine from hearing of them. */
function placedWith({ __label, __token }: Mark, { order }: OrderedNumber): SettingValues {
    const placed = settingNames.flatMap((name) => {
        const value = settingOf(name).placed?.(order, __token);
        return value === undefined || value === "" || value === __label ? [] : [[name, value] as const];
    });
    return Object.fromEntries(placed);
}
