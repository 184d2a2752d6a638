import { RefusedError, telnyxError, UnavailableError, type TelnyxError } from "../telnyx/errors";
import { createInexplicitNumberOrder, type CreateOrderingGroup } from "../telnyx/inexplicitNumberOrders";
import { describe, keyOf, type DeclaredGroup } from "./criteria";
import { discover, referenceFor, type Run } from "./run";

/** How placing an order ended. */
export type Placement =
    | { readonly outcome: "placed" }
    /** `refused`: nothing was bought. `unknown`: no look told what became of the order. */
    | { readonly outcome: "refused" | "unknown"; readonly reason: string };

/** When to look for an order whose reply was lost, in milliseconds from one look to the next: half a minute in all. */
const looksMs = [0, 1000, 2000, 4000, 8000, 15_000];

/**
 * Places one order for these groups. The POST is sent once: a second one would buy again. When its reply is lost, the
 * order is looked for by its token; when that finds nothing, it may still arrive, and only the next `up` goes on.
 */
export async function placeOrder(run: Run, groups: readonly DeclaredGroup[]): Promise<Placement> {
    const { operation, orders } = run;
    await operation.assertEngineAlive();
    let placed;
    try {
        placed = await createInexplicitNumberOrder(operation.api.client, toRequest(run, groups));
    } catch (error) {
        return resolve(run, groups, telnyxError(error));
    }
    orders.add(placed, groups.map(keyOf));
    // An earlier request, of a run that was killed, may have arrived in the meantime.
    await discover(run);
    return { outcome: "placed" };
}

/** Finds out what became of an order that was not answered with itself. */
async function resolve(run: Run, groups: readonly DeclaredGroup[], error: TelnyxError): Promise<Placement> {
    const what = `ordering ${describeGroups(groups)}: ${error.message}`;
    const refused = { outcome: "refused", reason: `${what}. Nothing was ordered` } as const;
    const isLost = !(error instanceof RefusedError);
    if (!isLost && !(error instanceof UnavailableError)) {
        return refused;
    }
    try {
        if (await lookForOrder(run, isLost)) {
            return { outcome: "placed" };
        }
    } catch (looking) {
        return unknown(`${what}; looking for the order: ${telnyxError(looking).message}`);
    }
    return isLost ? unknown(what) : refused;
}

async function lookForOrder(run: Run, patiently: boolean): Promise<boolean> {
    for (const delayMs of patiently ? looksMs : [0]) {
        await run.operation.clock.sleep(delayMs);
        if (await discover(run)) {
            return true;
        }
    }
    return false;
}

function unknown(what: string): Placement {
    return {
        outcome: "unknown",
        reason:
            `${what}. Whether the order was placed is not known; run \`pulumi up\` to go on: it looks for the order ` +
            "before it places another",
    };
}

/** The body of the POST: everything that an order takes at once. */
function toRequest({ inputs }: Run, groups: readonly DeclaredGroup[]) {
    const { connectionId, billingGroupId, messagingProfileId } = inputs;
    return {
        orderingGroups: groups.map(({ countRequested, ...group }): CreateOrderingGroup => ({
            countRequested: String(countRequested),
            ...group,
        })),
        ...{ connectionId, billingGroupId, messagingProfileId },
        customerReference: referenceFor(inputs),
    };
}

/** Such as `5 numbers (US local, area code 312)`. */
export function describeGroups(groups: readonly DeclaredGroup[]): string {
    return groups.map((group) => `${numbers(group.countRequested)} (${describe(group)})`).join(" and ");
}

/** Such as `1 number` or `5 numbers`. */
export function numbers(count: number): string {
    return count === 1 ? "1 number" : `${count} numbers`;
}
