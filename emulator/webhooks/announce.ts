import { numberOrder } from "../formats/numberOrder";
import { strictly } from "../formats/strictly";
import { numberOrderStatus } from "../lifecycle/outcome";
import type { WebhookDelivery } from "../store/notificationRows";
import type { NumberOrder } from "../store/rows";
import type { World } from "../world";
import { receiversOf } from "./receivers";

/** How many deliveries are remembered, and how many numbers in all of their payloads together. */
const kept = { deliveries: 1000, numbers: 20_000 };

/** Makes a delivery for everybody who wants to know of an order that came to its end since the last look. */
export function announceEnded(world: World): void {
    const touched = world.store.numberOrders.pick([...world.ordersTouched]);
    world.ordersTouched.clear();
    for (const order of touched.filter((each) => numberOrderStatus(world, each) !== "pending")) {
        announce(world, order);
    }
}

function announce(world: World, order: NumberOrder): void {
    const { store, clock } = world;
    const receivers = receiversOf(world, order.account);
    if (receivers.length === 0) {
        return;
    }
    const payload = numberOrder(world, order);
    const event = {
        record_type: "event" as const,
        id: store.uuid(),
        event_type: "number_order.complete",
        occurred_at: new Date(clock.now()).toISOString(),
        payload: (world.settings.strict ? strictly(payload) : payload) as Record<string, unknown>,
    };
    for (const urls of receivers) {
        const delivery = store.webhookDeliveries.add({
            id: store.uuid(),
            account: order.account,
            event,
            urls,
            attempts: [],
            status: "pending",
            due: clock.now(),
            started_at: event.occurred_at,
            finished_at: null,
        });
        store.openDeliveries.add(delivery.id);
    }
    forgetOldest(world);
}

/** Forgets what ended longest ago, so that a long-running emulator does not grow. */
function forgetOldest(world: World): void {
    const { webhookDeliveries } = world.store;
    const all = webhookDeliveries.view();
    let tooMany = all.length - kept.deliveries;
    let numbers = all.reduce((sum, each) => sum + numbersIn(each), 0);
    for (const delivery of all.filter(({ status }) => status !== "pending")) {
        if (tooMany <= 0 && numbers <= kept.numbers) {
            return;
        }
        tooMany -= 1;
        numbers -= numbersIn(delivery);
        webhookDeliveries.remove(delivery);
    }
}

function numbersIn({ event }: WebhookDelivery): number {
    const { phone_numbers } = event.payload;
    return Array.isArray(phone_numbers) ? phone_numbers.length : 0;
}
