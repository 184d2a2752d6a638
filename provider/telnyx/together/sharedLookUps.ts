import type { TelnyxClient } from "../client";
import { AccountLists } from "./accountLists";
import { accountRecords } from "./accountRecords";
import { BulkOrderList } from "./bulkOrderList";
import { Freshness } from "./freshness";
import type { LookUps } from "./lookUps";
import { orderPartsOf } from "./orderParts";
import type { Writes } from "./writes";

/** The look-ups of one account. What was read is used again as `writes` allow; `now` is the account's clock. */
export function sharedLookUps(client: TelnyxClient, writes: Writes, now: () => number): LookUps {
    const freshness = new Freshness(writes, () => ({ ms: now(), writes: writes.now }));
    const lists = new AccountLists(client, freshness);
    const bulkOrders = new BulkOrderList(client, freshness);
    return {
        ...accountRecords(client),
        findPhoneNumber: (e164, maxAgeMs = 0) => lists.findPhoneNumber({ key: e164, maxAgeMs }),
        findNumberOrder: (id, maxAgeMs = 0) => lists.findNumberOrder({ key: id, maxAgeMs }),
        orderParts: orderPartsOf(client, freshness),
        findRequirementGroup: (id, maxAgeMs = 0) => lists.findRequirementGroup({ key: id, maxAgeMs }),
        recentNumberOrders: () => lists.recentNumberOrders(),
        markedNumberOrders: (mark) => lists.markedNumberOrders(mark),
        findInexplicitNumberOrder: (id, maxAgeMs = 0) => bulkOrders.find({ key: id, maxAgeMs }),
        recentInexplicitNumberOrders: () => bulkOrders.recent(),
    };
}
