import type { Account } from "./account";
import type { TelnyxClient } from "./client";
import type { OpenJob } from "./phoneNumberJobs";
import type { Patience } from "./rate";
import { Writes } from "./together";

/** A client whose requests all have this patience. */
export function clientFor(client: TelnyxClient, patience: Patience): TelnyxClient {
    return { request: (request) => client.request(request, patience) };
}

/**
 * The account as one operation sees it: its requests wait for room as long as the operation may, of what it asks together
 * with others it waits for the answer no longer than that, and what it changes is noted.
 */
export function accountFor(account: Account, patience: Patience): Account {
    const { client, shared, searches, claims, adopt, numberWrites } = account;
    const ask = <Answer>(look: () => Promise<Answer>) => shared.ask(patience, look);
    const writes = new Writes();
    const write = <Answer>(send: () => Promise<Answer>) =>
        writes.during({ path: "/phone_numbers" }, () => shared.ask(patience, send));
    const writeInJob = (send: () => Promise<OpenJob | undefined>) => {
        const sending = send();
        return write(() => sending).catch((error: unknown) => {
            // It may start yet, for others; this operation does not look at it, and maybe nobody does.
            sending.then(
                (job) => job?.leave(),
                () => undefined,
            );
            throw error;
        });
    };
    return {
        ...{ shared, searches, claims, adopt, writes },
        client: writes.noting(clientFor(client, patience)),
        numberWrites: {
            change: (change) => writeInJob(() => numberWrites.change(change)),
            changeMessaging: (id, profile) => write(() => numberWrites.changeMessaging(id, profile)),
            release: (id) => writeInJob(() => numberWrites.release(id)),
            lookForJobRoom: () => ask(() => numberWrites.lookForJobRoom()),
        },
        findPhoneNumber: (e164, maxAgeMs) => ask(() => account.findPhoneNumber(e164, maxAgeMs)),
        findNumberOrder: (id, maxAgeMs) => ask(() => account.findNumberOrder(id, maxAgeMs)),
        orderParts: (wanted) => ask(() => account.orderParts(wanted)),
        findRequirementGroup: (id, maxAgeMs) => ask(() => account.findRequirementGroup(id, maxAgeMs)),
        findKnownNumber: (known) => ask(() => account.findKnownNumber(known)),
        findJob: (id) => ask(() => account.findJob(id)),
        recentNumberOrders: () => ask(() => account.recentNumberOrders()),
        markedNumberOrders: (mark) => ask(() => account.markedNumberOrders(mark)),
        findInexplicitNumberOrder: (id, maxAgeMs) => ask(() => account.findInexplicitNumberOrder(id, maxAgeMs)),
        recentInexplicitNumberOrders: () => ask(() => account.recentInexplicitNumberOrders()),
        regulatoryRequirements: (combination) => ask(() => account.regulatoryRequirements(combination)),
    };
}
