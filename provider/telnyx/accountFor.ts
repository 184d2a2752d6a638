import type { Account } from "./account";
import type { TelnyxClient } from "./client";
import type { Patience } from "./patience";

/** A client whose requests all have this patience. */
export function clientFor(client: TelnyxClient, patience: Patience): TelnyxClient {
    return { request: (request) => client.request(request, patience) };
}

/**
 * The account as one operation sees it: its requests wait for room as long as the operation may, and of what it asks
 * together with others it waits for the answer no longer than that.
 */
export function accountFor(account: Account, patience: Patience): Account {
    const { client, shared, limits, claims, adopt } = account;
    return {
        ...{ shared, limits, claims, adopt },
        client: clientFor(client, patience),
        findPhoneNumber: (e164) => shared.ask(patience, () => account.findPhoneNumber(e164)),
        findKnownNumber: (known) => shared.ask(patience, () => account.findKnownNumber(known)),
        recentNumberOrders: () => shared.ask(patience, () => account.recentNumberOrders()),
        recentInexplicitNumberOrders: () => shared.ask(patience, () => account.recentInexplicitNumberOrders()),
        regulatoryRequirements: (combination) =>
            shared.ask(patience, () => account.regulatoryRequirements(combination)),
    };
}
