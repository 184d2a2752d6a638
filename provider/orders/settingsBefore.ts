import type { SettingsByNumber } from "./desired";
import { isAlive, type OrderedNumber } from "./number";
import { carriesToken, type Mark } from "./reference";
import { settingNames, settingOf, type SettingValues } from "./settings";

/**
 * The settings that count as declared before where a create goes on with orders: those that a killed run of this
 * resource placed them with, since the program may have dropped some in the meantime. Of an order that was adopted by its
 * id nobody knows who gave it its settings, so what the program leaves out stays, as after an import; only a label that
 * stands in front of the mark of this resource is its own.
 */
export function settingsBefore(
    mark: Mark,
    numbers: readonly OrderedNumber[],
    isAdopted: (numberOrderId: string) => boolean,
): SettingsByNumber {
    const phoneNumbers = numbers.filter(isAlive).map((number) => {
        const { phoneNumber, order } = number;
        const placed = placedWith(mark, number);
        return { phoneNumber, ...(isAdopted(order.id) ? markedLabel(mark, number, placed) : placed) };
    });
    return { phoneNumbers };
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
