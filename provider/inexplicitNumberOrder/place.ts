import { createInexplicitNumberOrder, type CreateOrderingGroup } from "../telnyx";
import { attempt, countOf, orderBody, place, referenceFor, type Placement } from "../orders";
import { describeCriteria, kindOf, type DeclaredGroup } from "./criteria";
import type { BulkRun } from "./run";

/** When to look for an order whose reply was lost, in milliseconds from one look to the next: half a minute in all. */
const looksMs = [0, 1000, 2000, 4000, 8000, 15_000];

/**
 * Places one order for these groups. The POST is sent once: a second one would buy again. When its reply is lost, the
 * order is looked for by its token; when that finds nothing, it may still arrive, and only the next `up` goes on.
 */
export async function placeOrder(run: BulkRun, groups: readonly DeclaredGroup[]): Promise<Placement<true>> {
    return place(run.operation, {
        doing: orderingOf(groups),
        post: () =>
            attempt(run.operation, async () => {
                const { client } = run.operation.api;
                run.orders.add(await createInexplicitNumberOrder(client, toRequest(run, groups)), groups.map(kindOf));
                return true as const;
            }),
        find: async () => ((await run.discover()) ? true : undefined),
        looksMs,
        maxPosts: 1,
    });
}

/** The body of the POST: everything that an order takes at once. */
function toRequest({ inputs }: BulkRun, groups: readonly DeclaredGroup[]) {
    return {
        orderingGroups: groups.map(({ countRequested, ...group }): CreateOrderingGroup => ({
            countRequested: String(countRequested),
            ...group,
        })),
        ...orderBody(inputs),
        customerReference: referenceFor(inputs),
    };
}

/** Such as `ordering 5 numbers (US local, area code 312)`. */
export function orderingOf(groups: readonly DeclaredGroup[]): string {
    const named = groups.map((group) => `${countOf(group.countRequested)} (${describeCriteria(group)})`);
    return `ordering ${named.join(" and ")}`;
}
