import { readBackOfMany } from "../lifecycle/readBack";
import type { NumberOrderRecord } from "../telnyx/numberOrders";
import type { PhoneNumber } from "../telnyx/phoneNumbers";
import type { OrderedNumber } from "./orderedNumber";
import { toOutput } from "./output";
import { carriesToken, labelOf } from "./reference";
import type { DesiredSettings } from "./settings";

const names = ["connectionId", "billingGroupId", "messagingProfileId", "customerReference"] as const;
type Setting = (typeof names)[number];

/** The settings that are made on the numbers themselves. */
export type NumberSettings = { readonly [Name in Setting]?: string };

/** The settings that an order resource declares for all its numbers. */
export interface DeclaredSettings extends NumberSettings {
    readonly deletionLock?: boolean;
    /** The default label. */
    readonly __label: string;
    /** What marks the resource's orders. */
    readonly __token: string;
    /** In a state: the settings that numbers disagree about, so that what stands there is not what was declared. */
    readonly __disputed?: readonly string[];
}

/** The settings that an order was placed with: a kill may have kept the engine from hearing of them. */
export function placedWith(
    { __label, __token }: DeclaredSettings,
    order: NumberOrderRecord | undefined,
): NumberSettings {
    const { connectionId, billingGroupId, messagingProfileId, customerReference } = order ?? {};
    const label = labelOf(customerReference, __token);
    return {
        connectionId,
        billingGroupId,
        messagingProfileId,
        customerReference: label === __label ? undefined : label,
    };
}

/** What a setting shall be: as declared; once declared (in `before`) and now left out, cleared; else not touched. */
function desiredSetting(name: Setting, inputs: DeclaredSettings, before?: NumberSettings): string | undefined {
    const cleared = name === "customerReference" ? inputs.__label : "";
    return inputs[name] ?? (before?.[name] === undefined ? undefined : cleared);
}

/** What the settings of one listed number shall be. */
export function desiredSettings(
    number: PhoneNumber,
    inputs: DeclaredSettings,
    before?: NumberSettings,
): DesiredSettings {
    // A number is bought with its order's reference, token and all; people read its label.
    const raw = carriesToken(number.customerReference, inputs.__token) ? inputs.__label : undefined;
    return {
        connectionId: desiredSetting("connectionId", inputs, before),
        billingGroupId: desiredSetting("billingGroupId", inputs, before),
        messagingProfileId: desiredSetting("messagingProfileId", inputs, before),
        customerReference: desiredSetting("customerReference", inputs, before) ?? raw,
        deletionLock: inputs.deletionLock,
    };
}

/**
 * How the settings read back: as declared if every number has them, else the first deviating value. One that is left
 * out is not read, unless it has still to be cleared.
 */
export function readSettings(
    numbers: readonly OrderedNumber[],
    inputs: DeclaredSettings,
    before?: NumberSettings,
): Omit<DeclaredSettings, "__label" | "__token"> {
    const outputs = numbers.map((number) => toOutput(number, inputs.__token));
    const disputed: string[] = [];
    const readOne = <Value>(name: string, previous: Value, values: readonly (Value | undefined)[]): Value => {
        const { value, isDisputed } = readBackOfMany(previous, values, inputs.__disputed?.includes(name) ?? false);
        disputed.push(...(isDisputed ? [name] : []));
        return value;
    };
    const read = (name: Setting) => {
        const desired = desiredSetting(name, inputs, before);
        if (desired === undefined) {
            return undefined;
        }
        const values = outputs.map((output) => output[name] ?? "");
        const value = readOne(name, desired, values);
        return inputs[name] === undefined && value === desired ? undefined : value;
    };
    const { deletionLock } = inputs;
    const locks = outputs.map((output) => output.deletionLock);
    return {
        ...Object.fromEntries(names.map((name) => [name, read(name)])),
        deletionLock: deletionLock === undefined ? undefined : readOne("deletionLock", deletionLock, locks),
        __disputed: disputed.length > 0 ? disputed : undefined,
    };
}
