import type { InexplicitNumberOrder, OrderingGroup } from "../store/bulkRows";
import type { World } from "../world";

/** A bulk order by criteria: no status of its own, all of it is in its groups. */
export function inexplicitNumberOrder(world: World, order: InexplicitNumberOrder) {
    return {
        id: order.id,
        connection_id: order.connection_id,
        messaging_profile_id: order.messaging_profile_id,
        billing_group_id: order.billing_group_id,
        customer_reference: order.customer_reference,
        ordering_groups: order.ordering_groups.map((group) => orderingGroup(world, group)),
        created_at: order.created_at,
        updated_at: order.updated_at,
    };
}

function orderingGroup({ store }: World, group: OrderingGroup) {
    const orders = store.numberOrders.pick(group.number_order_ids);
    return {
        ...group.echo,
        strategy: group.strategy,
        count_requested: group.count_requested,
        count_allocated: group.count_allocated,
        status: group.status,
        ...(group.error_reason === null ? {} : { error_reason: group.error_reason }),
        orders: orders.map((order) => ({
            number_order_id: order.id,
            sub_number_order_ids: order.sub_number_order_ids,
        })),
        created_at: group.created_at,
        updated_at: group.updated_at,
    };
}
