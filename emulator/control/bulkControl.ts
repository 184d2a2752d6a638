import { isOpen, setGroupStatuses, settleGroup, type BulkOutcome } from "../lifecycle/bulk";
import { settleDue } from "../lifecycle/settleDue";
import type { InventoryEntry } from "../settings";
import type { InexplicitNumberOrder } from "../store/bulkRows";
import type { World } from "../world";
import { ControlError, existing } from "./errors";

/** Which groups of an inexplicit order are settled, and how. */
export interface BulkSettlement extends BulkOutcome {
    /** The place of the only group that is meant. @default all open ones */
    group?: number;
}

/** What control does with inexplicit orders and their inventory. */
export function bulkControl(world: World) {
    const find = (id: string): InexplicitNumberOrder =>
        existing(world.store.inexplicitNumberOrders.find(id), `inexplicit number order ${id}`);
    return {
        /** Sets how many numbers of a kind bulk orders can still buy; other kinds are not touched. */
        setInventory(entry: InventoryEntry): void {
            const isOther = (each: InventoryEntry) =>
                each.country_iso !== entry.country_iso ||
                each.phone_number_type !== entry.phone_number_type ||
                each.national_destination_code !== entry.national_destination_code;
            world.settings.inventory = [...world.settings.inventory.filter(isOther), { ...entry }];
        },
        /** What bulk orders can still buy of the kinds that are limited. */
        inventory(): InventoryEntry[] {
            return structuredClone(world.settings.inventory);
        },
        /** Takes an inexplicit order from pending to processing. */
        startInexplicitOrder(id: string): void {
            setGroupStatuses(world, find(id), "processing", (group) => group.status === "pending");
        },
        /** Settles the open groups of an inexplicit order, or one of them, by the inventory or with fewer numbers. */
        settleInexplicitOrder(id: string, { group, ...outcome }: BulkSettlement = {}): void {
            const order = find(id);
            const meant = order.ordering_groups.filter((each, i) => isOpen(each) && (group ?? i) === i);
            if (meant.length === 0) {
                throw new ControlError(`inexplicit number order ${id} has no such open group`);
            }
            meant.forEach((each) => {
                settleGroup(world, order, each, outcome);
            });
        },
        /** Sets the status of all groups of an inexplicit order to any literal, also one the API does not know. */
        setInexplicitOrderStatus(id: string, status: string): void {
            setGroupStatuses(world, find(id), status, () => true);
        },
        /** All inexplicit orders, of one account or of all. */
        inexplicitOrders(account?: string): InexplicitNumberOrder[] {
            settleDue(world);
            return structuredClone([...world.store.inexplicitNumberOrders.list(account)]);
        },
    };
}
