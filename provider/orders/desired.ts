import { isIgnored } from "../lifecycle";
import type { OrderedNumber } from "./number";
import { carriesToken, type Mark } from "./reference";
import { settingNames, settingOf, type SettingName, type SettingValue, type SettingValues } from "./settings";

/** Settings for all numbers of an order, and for single ones; a bulk order has none of those. */
export interface SettingsByNumber extends SettingValues {
    readonly phoneNumbers?: readonly (string | ({ readonly phoneNumber: string } & SettingValues))[];
}

/** What an order resource declares of its numbers' settings. */
export interface DeclaredSettings extends SettingsByNumber, Mark {
    readonly __ignoreChanges?: readonly string[];
}

/** What a program declares for each number, with what it declared before: that may still have to be cleared. */
export class Declaration {
    private readonly own: ReadonlyMap<string, SettingValues>;
    private readonly ownBefore: ReadonlyMap<string, SettingValues>;

    constructor(
        readonly inputs: DeclaredSettings,
        private readonly before: SettingsByNumber = {},
    ) {
        this.own = ownSettings(inputs);
        this.ownBefore = ownSettings(before);
    }

    /** The settings that a number has of its own; they win over those of the order. */
    ownOf(phoneNumber: string): SettingValues {
        return this.own.get(phoneNumber) ?? {};
    }

    /** What a setting of a number shall be: its own, the order's, cleared when it left the program, or not managed. */
    desired(name: SettingName, phoneNumber: string): SettingValue | undefined {
        const declared = this.ownOf(phoneNumber)[name] ?? this.inputs[name];
        const was = this.ownBefore.get(phoneNumber)?.[name] ?? this.before[name];
        return declared ?? (was === undefined ? undefined : settingOf(name).cleared?.(this.inputs));
    }

    /** What all settings of a listed number shall be; `isNew` says that this operation ordered it. */
    desiredOf(number: OrderedNumber, isNew: boolean): SettingValues {
        const { phoneNumber } = number;
        const isRaw = this.isRaw(number);
        // No request may be made about a setting that `ignoreChanges` names, but a new number needs its first value.
        const names = settingNames.filter((name) => isNew || isRaw || !isIgnored(this.inputs, name));
        const desired: SettingValues = Object.fromEntries(names.map((name) => [name, this.desired(name, phoneNumber)]));
        return isRaw ? { ...desired, customerReference: this.labelFor(phoneNumber) } : desired;
    }

    /**
     * Says of a listed number that no run has finished it: it is bought with its order's reference, token and all, and the
     * run that gives it its settings gives it the label that people read.
     */
    isRaw({ listed }: OrderedNumber): boolean {
        return carriesToken(listed?.customerReference, this.inputs.__token);
    }

    private labelFor(phoneNumber: string): string {
        return this.ownOf(phoneNumber).customerReference ?? this.inputs.customerReference ?? this.inputs.__label;
    }
}

function ownSettings({ phoneNumbers = [] }: SettingsByNumber): ReadonlyMap<string, SettingValues> {
    return new Map(phoneNumbers.flatMap((entry) => (typeof entry === "string" ? [] : [[entry.phoneNumber, entry]])));
}
