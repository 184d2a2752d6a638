import type { TelnyxClient } from "../client";
import { createFinder, type Wanted } from "./finder";
import type { Freshness } from "./freshness";
import { Listing, newestFirst, recentPages, type ReadAt } from "./listing";
import { listNumberOrders, retrieveNumberOrder, type FoundNumberOrder, type ListedNumberOrder } from "../numberOrders";
import { findPhoneNumber, isHeld, listPhoneNumbers, type PhoneNumber } from "../phoneNumbers";
import { createOrderFinder } from "./orderFinder";
import { listRequirementGroups, retrieveRequirementGroup, type RequirementGroupRecord } from "../requirementGroups";

/** For so long a listing is good for the search for orders of one mark, while this process places none under it. */
const markedMs = 10_000;

/** The account's lists of numbers, orders and requirement groups, read once for all who want something of them at the same moment. */
export class AccountLists {
    private readonly orders: Listing<ListedNumberOrder>;
    /** Finds a number by its E.164 form. */
    readonly findPhoneNumber: (wanted: Wanted) => Promise<PhoneNumber | undefined>;
    /** Finds an order by its id. Throws when the account does not know it. */
    readonly findNumberOrder: (wanted: Wanted) => Promise<FoundNumberOrder>;
    /** Finds a requirement group by its id. Throws when the account does not know it. */
    readonly findRequirementGroup: (wanted: Wanted) => Promise<RequirementGroupRecord>;

    constructor(
        client: TelnyxClient,
        private readonly freshness: Freshness,
    ) {
        const { at, writes } = freshness;
        this.orders = new Listing((page) => listNumberOrders(client, page), at);
        this.findPhoneNumber = createFinder<PhoneNumber, PhoneNumber | undefined>({
            listing: new Listing((page) => listPhoneNumbers(client, page), at),
            isCurrent: (maxAgeMs) => freshness.isUnchanged("numbers", maxAgeMs),
            kept: {
                isRecent: (maxAgeMs) => freshness.isRecent(maxAgeMs),
                isUntouched: ({ id }, readAt) => writes.isUntouched(id, readAt.writes),
            },
            keyOf: ({ phoneNumber }) => phoneNumber,
            toFound: (number) => number,
            // A number that was released and bought again may be listed twice.
            isBetter: isHeld,
            single: (e164) => findPhoneNumber(client, e164),
            absent: () => undefined,
        });
        this.findNumberOrder = createOrderFinder(this.orders, freshness, (id) => retrieveNumberOrder(client, id));
        this.findRequirementGroup = createFinder<RequirementGroupRecord, RequirementGroupRecord>({
            listing: new Listing(() => listRequirementGroups(client), at),
            isCurrent: (maxAgeMs) => freshness.isUnchanged("orders", maxAgeMs),
            keyOf: ({ id }) => id,
            toFound: (group) => group,
            single: (id) => retrieveRequirementGroup(client, id),
        });
    }

    /** The account's newest orders as they are now. */
    async recentNumberOrders(): Promise<readonly ListedNumberOrder[]> {
        const isCurrent = this.freshness.isUnchanged("orders");
        return newestFirst(await this.orders.read({ maxPages: recentPages, isCurrent }));
    }

    /**
     * The account's newest orders, good for whoever looks for those with one mark, the ending of their references:
     * only this process's own orders could change what it finds, and they make it read the list anew.
     */
    async markedNumberOrders(mark: string): Promise<{ orders: readonly ListedNumberOrder[]; isWhole: boolean }> {
        const isRecent = this.freshness.isRecent(markedMs);
        const isCurrent = (readAt: ReadAt) => isRecent(readAt) && this.freshness.writes.isUnplaced(mark, readAt.writes);
        const shown = await this.orders.read({ maxPages: recentPages, isCurrent });
        return {
            orders: newestFirst(shown).filter(({ customerReference }) => customerReference?.endsWith(mark)),
            isWhole: shown.pagesLeft === 0,
        };
    }
}
