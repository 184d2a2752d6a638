import { numberOrderStatus } from "../lifecycle/outcome";
import { settleDue } from "../lifecycle/settleDue";
import type { WebhookDelivery } from "../store/notificationRows";
import type { NumberOrder, OrderPhoneNumber, PhoneNumber } from "../store/rows";
import type { RequirementGroup } from "../store/groupRows";
import type { World } from "../world";
import { faultLines } from "./faultLines";

/** How much of each kind the console shows at most; of the rest it only says how much there is. */
const shown = { records: 50, numbersOfOrder: 20 };

/** What the console shows besides the requests. Like every reply, it shows nothing that a kill could take back. */
export function overview(world: World) {
    settleDue(world);
    world.keep();
    return world.reading(() => look(world));
}

function look(world: World) {
    const { store, clock } = world;
    const owned = store.phoneNumbers.list().filter(({ status }) => status !== "deleted");
    return {
        now: new Date(clock.now()).toISOString(),
        orders: newest(store.numberOrders.list(), (order) => orderOf(world, order)),
        numbers: newest(owned, numberOf),
        groups: newest(store.requirementGroups.list(), groupOf),
        webhooks: newest(store.webhookDeliveries.list(), webhookOf),
        faults: faultLines(world),
    };
}

function newest<T, U>(records: readonly T[], show: (record: T) => U) {
    return { total: records.length, newest: records.slice(-shown.records).reverse().map(show) };
}

function orderOf(world: World, order: NumberOrder) {
    const { id, account, customer_reference, created_at, order_phone_number_ids } = order;
    const numbers = world.store.orderPhoneNumbers.pick(order_phone_number_ids.slice(0, shown.numbersOfOrder));
    return {
        id,
        account,
        customer_reference,
        created_at,
        status: numberOrderStatus(world, order),
        phone_numbers_count: order_phone_number_ids.length,
        numbers: numbers.map((number) => orderedNumberOf(world, number)),
    };
}

function orderedNumberOf({ store }: World, number: OrderPhoneNumber) {
    const { phone_number, status, requirements_status, deadline, requirements } = number;
    const isReviewable = store.pending.has(number.id) && requirements.length > 0;
    return { phone_number, status, requirements_status, deadline, isReviewable };
}

function numberOf(number: PhoneNumber) {
    const { id, phone_number, status, country_iso_alpha2, phone_number_type, customer_reference, account } = number;
    return {
        id,
        phone_number,
        status,
        country: country_iso_alpha2,
        type: phone_number_type,
        customer_reference,
        account,
    };
}

function groupOf(group: RequirementGroup) {
    const { id, account, status, country_code, phone_number_type, customer_reference, values } = group;
    const filled = values.filter(({ field_value }) => field_value !== "").length;
    const kind = { country_code, phone_number_type, customer_reference };
    return { id, account, status, ...kind, filled, requirements: values.length };
}

function webhookOf({ id, status, event, urls, attempts }: WebhookDelivery) {
    const last = attempts.at(-1);
    const answer = last?.error ?? (last?.http_status ? String(last.http_status) : null);
    return { id, status, event_type: event.event_type, url: last?.url ?? urls[0], attempts: attempts.length, answer };
}
