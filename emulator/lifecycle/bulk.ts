import { candidates } from "../numbering/inventory";
import type { InventoryEntry } from "../settings";
import type { InexplicitNumberOrder, OrderingGroup } from "../store/bulkRows";
import type { World } from "../world";
import { placeOrder } from "./placeOrder";
import { keptFor } from "./reservations";

/** What control decides about a group instead of the inventory. */
export interface BulkOutcome {
    /** How many numbers there are at most. */
    available?: number;
    /** What the group says of a shortfall. */
    error_reason?: string;
}

/** True while a group has no numbers yet and may still get some. */
export function isOpen({ status }: OrderingGroup): boolean {
    return status === "pending" || status === "processing";
}

/** Buys for the inexplicit orders whose time has come; the others are processed meanwhile. */
export function settleDueBulk(world: World, now: number): void {
    const { store, settings } = world;
    if (!settings.bulkAutoComplete) {
        return;
    }
    for (const order of store.inexplicitNumberOrders.pick([...store.openBulk])) {
        if (order.started + settings.bulkDelayMs > now) {
            setGroupStatuses(world, order, "processing", ({ status }) => status === "pending");
            continue;
        }
        for (const group of order.ordering_groups.filter(isOpen)) {
            settleGroup(world, order, group);
        }
    }
}

/** Sets the status of some groups of an order to any literal. */
export function setGroupStatuses(
    world: World,
    order: InexplicitNumberOrder,
    status: string,
    isMeant: (group: OrderingGroup) => boolean,
): void {
    for (const group of order.ordering_groups.filter(isMeant)) {
        group.status = status;
        group.updated_at = order.updated_at = world.clock.stamp();
    }
}

/** Buys what one group asks for, as far as the inventory goes. */
export function settleGroup(
    world: World,
    order: InexplicitNumberOrder,
    group: OrderingGroup,
    outcome: BulkOutcome = {},
): void {
    const entry = inventoryFor(world, group);
    const available = Math.min(entry?.available ?? Infinity, outcome.available ?? Infinity);
    let found = freeNumbers(world, group, Math.min(group.count_requested, available));
    const isShort = found.length < group.count_requested;
    if (isShort && group.strategy === "never") {
        found = [];
    }
    if (entry) {
        entry.available -= found.length;
    }
    buy(world, order, group, found);
    group.count_allocated = found.length;
    group.status = !isShort ? "success" : found.length > 0 ? "partial_success" : "failed";
    group.error_reason = isShort ? (outcome.error_reason ?? "insufficient inventory") : null;
    group.updated_at = order.updated_at = world.clock.stamp();
    if (!order.ordering_groups.some(isOpen)) {
        world.store.openBulk.delete(order.id);
    }
}

/** The line of the inventory that limits a group: the one of its area code, else the one of its country and type. */
function inventoryFor({ settings }: World, { criteria }: OrderingGroup): InventoryEntry | undefined {
    const kind = settings.inventory.filter(
        (entry) =>
            entry.country_iso === criteria.country_code && entry.phone_number_type === criteria.phone_number_type,
    );
    const code = criteria.national_destination_code;
    return (
        kind.find((entry) => entry.national_destination_code === code) ??
        kind.find((entry) => entry.national_destination_code === undefined)
    );
}

function freeNumbers(world: World, { criteria }: OrderingGroup, count: number): string[] {
    const found: string[] = [];
    if (count === 0) {
        return found;
    }
    for (const phoneNumber of candidates(criteria)) {
        if (!world.store.claims.has(phoneNumber) && keptFor(world, phoneNumber) === undefined) {
            found.push(phoneNumber);
        }
        if (found.length >= count) {
            break;
        }
    }
    return found;
}

/** Places the number orders that a group results in; they carry the settings and the reference of the whole. */
function buy(world: World, order: InexplicitNumberOrder, group: OrderingGroup, phoneNumbers: string[]): void {
    const { account, connection_id, messaging_profile_id, billing_group_id, customer_reference } = order;
    const settings = { connection_id, messaging_profile_id, billing_group_id, customer_reference };
    const size = world.settings.bulkOrderSize;
    for (let first = 0; first < phoneNumbers.length; first += size) {
        const part = phoneNumbers.slice(first, first + size);
        const numbers = part.map((phone_number) => ({ phone_number, bundle_id: null, requirement_group_id: null }));
        group.number_order_ids.push(placeOrder(world, account, settings, numbers).id);
    }
}
