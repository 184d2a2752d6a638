import type { SettingsByNumber } from "./desired";
import { isAlive, type OrderedNumber } from "./number";
import type { Mark } from "./reference";
import { settingNames, settingOf, type SettingValues } from "./settings";

/**
 * The settings that count as declared before where a create goes on with orders: those that a killed run of this
 * resource placed them with, since the program may have dropped some in the meantime. An order that was adopted by its
 * id declares nothing: somebody gave it its settings, and what the program leaves out stays as they made it, as after
 * an import.
 */
export function settingsBefore(
    mark: Mark,
    numbers: readonly OrderedNumber[],
    isAdopted: (numberOrderId: string) => boolean,
): SettingsByNumber {
    const left = numbers.filter((number) => isAlive(number) && !isAdopted(number.order.id));
    const phoneNumbers = left.map((number) => ({ phoneNumber: number.phoneNumber, ...placedWith(mark, number) }));
    return { phoneNumbers };
}

/** The settings that a number's order was placed with: a kill may have kept the engine from hearing of them. */
function placedWith({ __label, __token }: Mark, { order }: OrderedNumber): SettingValues {
    const placed = settingNames.flatMap((name) => {
        const value = settingOf(name).placed?.(order, __token);
        return value === undefined || value === "" || value === __label ? [] : [[name, value] as const];
    });
    return Object.fromEntries(placed);
}
