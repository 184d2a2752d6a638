import type { UnwrappedObject } from "@pulumi/pulumi";
import type { NumberSettingsArgs } from "./args";
import { requirementsStatusOf, statusOf, subOrderIdOf, type OrderedNumber } from "./number";
import type { NumberOutput } from "./numberOutput";
import { shownSetting } from "./readSettings";
import { settingNames, type SettingValues } from "./settings";

/** Writes a number as an output. */
export function toOutput(number: OrderedNumber, token: string): NumberOutput {
    const { ordered, detail, names, order, listed } = number;
    const requirements = detail?.regulatoryRequirements ?? ordered.regulatoryRequirements ?? [];
    return {
        phoneNumber: number.phoneNumber,
        phoneNumberId: listed?.id,
        numberOrderId: order.id,
        subNumberOrderId: subOrderIdOf(number),
        countryCode: ordered.countryCode ?? ordered.countryIsoAlpha2 ?? listed?.countryIsoAlpha2,
        phoneNumberType: ordered.phoneNumberType ?? listed?.phoneNumberType,
        status: statusOf(number),
        requirementsStatus: requirementsStatusOf(number),
        requirementsMet: detail?.requirementsMet ?? ordered.requirementsMet,
        deadline: detail?.deadline ?? ordered.deadline,
        ...shownSettings(number, token),
        regulatoryRequirements: requirements.map(({ requirementId, fieldType, status }) => ({
            requirementId,
            name: names?.get(requirementId),
            fieldType,
            status,
        })),
    };
}

function shownSettings(number: OrderedNumber, token: string): UnwrappedObject<NumberSettingsArgs> {
    const shown = settingNames.map((name) => [name, shownSetting(name, number, token)] as const);
    const set = shown.filter(([, value]) => value !== "" && !(Array.isArray(value) && value.length === 0));
    return Object.fromEntries(set) as SettingValues as UnwrappedObject<NumberSettingsArgs>;
}
