import { isDeepStrictEqual } from "node:util";
import { isIgnored } from "../lifecycle";
import type { Declaration } from "./desired";
import type { OrderedNumber } from "./number";
import { settingNames, settingOf, type SettingName, type SettingValue, type SettingValues } from "./settings";

/** How settings read back: of the order as a whole, and of the numbers that have, or show, a value of their own. */
export interface ReadSettings {
    readonly order: SettingValues;
    readonly own: ReadonlyMap<string, SettingValues>;
}

/** A number that has another value than it shall have. */
export interface Deviation {
    readonly name: SettingName;
    readonly phoneNumber: string;
    readonly value: SettingValue;
}

/** How a number shows a setting: itself once it is listed, before that its order, where that tells. */
export function shownSetting(name: SettingName, number: OrderedNumber, token: string): SettingValue | undefined {
    const { canonical, listed, placed } = settingOf(name);
    const value = number.listed === undefined ? placed?.(number.order, token) : listed(number.listed);
    return value === undefined ? undefined : (canonical?.(value) ?? value);
}

/**
 * How settings read back. Every number is judged by itself: the order's setting deviates only when every number without
 * a value of its own deviates in the same way; else each deviating number shows its value as its own. What is not
 * declared is not read, unless it has still to be cleared. What a number that is not listed will have counts as declared,
 * but not after a failure (`isDone` is false): nobody has seen it.
 */
export function readSettings(numbers: readonly OrderedNumber[], declaration: Declaration, isDone = true): ReadSettings {
    const order: Record<string, SettingValue | undefined> = {};
    const own = new Map<string, SettingValues>();
    for (const name of settingNames) {
        const note = (phoneNumber: string, value: SettingValue) =>
            own.set(phoneNumber, { ...own.get(phoneNumber), [name]: value });
        const hasOwn = ({ phoneNumber }: OrderedNumber) => declaration.ownOf(phoneNumber)[name] !== undefined;
        numbers
            .filter(hasOwn)
            .forEach((number) => note(number.phoneNumber, readOwn(name, number, declaration, isDone)));
        const others = numbers.filter((number) => !hasOwn(number));
        const deviating = deviationsOf(name, others, declaration, isDone);
        const [first] = deviating;
        const isShared =
            deviating.length === others.length &&
            deviating.every(({ value }) => isDeepStrictEqual(value, first?.value));
        order[name] = isShared && first !== undefined ? first.value : declaration.inputs[name];
        if (!isShared) {
            deviating.forEach(({ phoneNumber, value }) => note(phoneNumber, value));
        }
    }
    return { order, own };
}

/** The numbers that have another value of any setting than they shall have; `isDone` as for `readSettings`. */
export function deviations(numbers: readonly OrderedNumber[], declaration: Declaration, isDone?: boolean): Deviation[] {
    return settingNames.flatMap((name) => deviationsOf(name, numbers, declaration, isDone));
}

function deviationsOf(
    name: SettingName,
    numbers: readonly OrderedNumber[],
    declaration: Declaration,
    isDone = true,
): Deviation[] {
    if (isIgnored(declaration.inputs, name)) {
        // Also of a number that still waits for its first value: the engine puts what a refresh reads in the place of what
        // the program declares (docs/facts.md, E10), and that value would be lost.
        return [];
    }
    return numbers.flatMap((number) => {
        const { phoneNumber } = number;
        const desired = declaration.desired(name, phoneNumber);
        const shown = shownSetting(name, number, declaration.inputs.__token);
        const value = shown ?? (isDone ? undefined : settingOf(name).unlisted);
        const isAsDesired = desired === undefined || value === undefined || isDeepStrictEqual(value, desired);
        return isAsDesired ? [] : [{ name, phoneNumber, value }];
    });
}

/** A value of its own can be given only to a listed number: until then nothing tells what it will have. */
function readOwn(name: SettingName, number: OrderedNumber, declaration: Declaration, isDone: boolean): SettingValue {
    const { inputs } = declaration;
    const isKnown = (number.listed !== undefined || !isDone) && !isIgnored(inputs, name);
    const shown = isKnown ? (shownSetting(name, number, inputs.__token) ?? settingOf(name).unlisted) : undefined;
    return shown ?? (declaration.ownOf(number.phoneNumber)[name] as SettingValue);
}
