import DataLoader from "dataloader";
import type { TelnyxClient } from "../client";
import {
    listInexplicitNumberOrders,
    retrieveInexplicitNumberOrder,
    type FoundInexplicitNumberOrder,
    type ListedInexplicitNumberOrder,
} from "../inexplicitNumberOrders";
import type { Wanted } from "./finder";
import type { Freshness } from "./freshness";
import { gathering } from "./gathering";
import { Listing, newestFirst, recentPages } from "./listing";
import { createOrderFinder } from "./orderFinder";

/** The account's list of bulk orders, read once for all who want something of it at the same moment. */
export class BulkOrderList {
    private readonly listing: Listing<ListedInexplicitNumberOrder>;
    private readonly newest: DataLoader<"newest", readonly ListedInexplicitNumberOrder[]>;
    /** Finds a bulk order by its id. Throws when the account does not know it. */
    readonly find: (wanted: Wanted) => Promise<FoundInexplicitNumberOrder>;

    constructor(client: TelnyxClient, freshness: Freshness) {
        this.listing = new Listing((page) => listInexplicitNumberOrders(client, page), freshness.at);
        this.newest = new DataLoader(async (callers) => {
            // Whoever looks may be about to buy, and a second purchase would be one too many.
            const shown = await this.listing.read({ maxPages: recentPages, isCurrent: () => false });
            return callers.map(() => newestFirst(shown));
        }, gathering);
        this.find = createOrderFinder(this.listing, freshness, (id) => retrieveInexplicitNumberOrder(client, id));
    }

    /** The account's newest bulk orders as they are now. */
    recent(): Promise<readonly ListedInexplicitNumberOrder[]> {
        return this.newest.load("newest");
    }
}
