import { settingsBefore, type Mark, type OrderSet, type SettingsByNumber } from "../orders";
import type { TelnyxOperation } from "../operation";
import type { NumberOrderState } from "./inputs";

/** The settings declared up to now, by the state and by runs that were killed before they could write one. */
export function declaredUpTo(
    { api }: Pick<TelnyxOperation, "api">,
    orders: OrderSet,
    mark: Mark,
    before?: NumberOrderState,
): SettingsByNumber {
    const known = new Set(before?.numberOrderIds);
    return settingsBefore(mark, orders.last.numbers, {
        before,
        isKnown: (id) => known.has(id),
        isAdopted: (id) => api.adopt.has(id),
    });
}
