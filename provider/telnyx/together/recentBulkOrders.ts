import DataLoader from "dataloader";
import type { TelnyxClient } from "../client";
import { listInexplicitNumberOrders, type ListedInexplicitNumberOrder } from "../inexplicitNumberOrders";
import { gathering } from "./gathering";
import { Listing, newestFirst, recentPages, type ReadAt } from "./listing";

/** Lists the account's newest bulk orders as they are now, since a second purchase would be one too many. */
export function recentBulkOrders(
    client: TelnyxClient,
    at: () => ReadAt,
): () => Promise<readonly ListedInexplicitNumberOrder[]> {
    const bulkOrders = new Listing((page) => listInexplicitNumberOrders(client, page), at);
    const recent = new DataLoader<"recent", readonly ListedInexplicitNumberOrder[]>(async (callers) => {
        const shown = await bulkOrders.read({ maxPages: recentPages, isCurrent: () => false });
        return callers.map(() => newestFirst(shown));
    }, gathering);
    return () => recent.load("recent");
}
