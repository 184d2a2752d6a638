import type { TelnyxOperation } from "../../operation";
import { isBought } from "./bought";
import { findLost } from "./lost";
import type { Observation } from "./observation";
import type { Traces } from "./traces";

/** What tells that an order lost a number, such as the search, may tell it some seconds late. */
const firstPauseMs = 15_000;

/**
 * Examines, now and then, bought numbers whose id was never seen, of orders that this operation did not place; says
 * whether one turned out to be lost. The pause doubles: each number may take three requests, and where nothing told in time,
 * lists may be late by hours.
 */
export async function loseStale(
    operation: Pick<TelnyxOperation, "api" | "clock">,
    { numbers }: Observation,
    traces: Traces,
    isNew: (orderId: string) => boolean,
): Promise<boolean> {
    const now = operation.clock.now();
    const unproven = numbers.filter((number) => {
        const { fate, examined } = traces.of(number.order.id, number.phoneNumber);
        const isDue = examined === undefined || now - examined.atMs >= examined.pauseMs;
        return isBought(number) && fate === "unseen" && isDue && !isNew(number.order.id);
    });
    for (const { order, phoneNumber } of unproven) {
        const { examined } = traces.of(order.id, phoneNumber);
        const pauseMs = examined === undefined ? firstPauseMs : 2 * examined.pauseMs;
        traces.note(order.id, phoneNumber, { examined: { atMs: now, pauseMs } });
    }
    const lost = await findLost(operation, unproven, traces);
    lost.forEach(({ order, phoneNumber }) => traces.note(order.id, phoneNumber, { fate: "presumed lost" }));
    return lost.length > 0;
}
