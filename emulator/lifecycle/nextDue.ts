import type { World } from "../world";

/** When, on the emulator's clock, time changes the state of an order next; undefined if it never does by itself. */
export function nextDue({ store, settings }: World): number | undefined {
    const numbers = store.orderPhoneNumbers.glimpse(store.pending).map(({ activates_from, deadline }) => {
        const activates = settings.autoComplete && activates_from !== null;
        return activates
            ? activates_from + settings.activationDelayMs
            : deadline === null
              ? Infinity
              : Date.parse(deadline) + 1;
    });
    const bulk = settings.bulkAutoComplete
        ? store.inexplicitNumberOrders.glimpse(store.openBulk).map(({ started }) => started + settings.bulkDelayMs)
        : [];
    const next = [...numbers, ...bulk].reduce((one, other) => Math.min(one, other), Infinity);
    return next === Infinity ? undefined : next;
}
