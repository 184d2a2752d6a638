import type { World } from "../world";
import { settleDueBulk } from "./bulk";
import { settleDueGroups } from "./groups";
import { settleDueJobs } from "./jobs";
import { cancel, succeed } from "./settle";

/** Does what time has brought about since the last request: the emulator has no timers for its states. */
export function settleDue(world: World): void {
    const { store, settings, clock } = world;
    const now = clock.now();
    for (const number of store.orderPhoneNumbers.glimpse(store.pending)) {
        const due = number.activates_from === null ? Infinity : number.activates_from + settings.activationDelayMs;
        if (due <= now && settings.autoComplete) {
            store.orderPhoneNumbers.touch(number);
            succeed(world, number, due);
        } else if (number.deadline !== null && Date.parse(number.deadline) < now) {
            store.orderPhoneNumbers.touch(number);
            cancel(world, number);
        }
    }
    settleDueBulk(world, now);
    settleDueJobs(world, now);
    settleDueGroups(world, now);
}
