import type { TelnyxClient } from "../client";
import { createFinder, type Wanted } from "./finder";
import { Listing, newestFirst, recentPages, type ReadAt } from "./listing";
import { listNumberOrders, retrieveNumberOrder, type FoundNumberOrder, type ListedNumberOrder } from "../numberOrders";
import { findPhoneNumber, listPhoneNumbers, type PhoneNumber } from "../phoneNumbers";
import type { Kind, Writes } from "./writes";

/** What counts as the same moment: less than any wait has between two looks. */
const momentMs = 250;
/** For so long a listing is good for the search for orders of one mark, while this process places none under it. */
const markedMs = 10_000;

/** The account's lists of numbers and orders, read once for all who want something of them at the same moment. */
export class AccountLists {
    private readonly orders: Listing<ListedNumberOrder>;
    /** Finds a number by its E.164 form. */
    readonly findPhoneNumber: (wanted: Wanted) => Promise<PhoneNumber | undefined>;
    /** Finds an order by its id. Throws when the account does not know it. */
    readonly findNumberOrder: (wanted: Wanted) => Promise<FoundNumberOrder>;

    constructor(
        client: TelnyxClient,
        private readonly writes: Writes,
        private readonly at: () => ReadAt,
    ) {
        this.orders = new Listing((page) => listNumberOrders(client, page), at);
        this.findPhoneNumber = createFinder<PhoneNumber, PhoneNumber | undefined>({
            listing: new Listing((page) => listPhoneNumbers(client, page), at),
            isCurrent: (maxAgeMs) => this.isUnchanged("numbers", maxAgeMs),
            isUsable: ({ id }, { ms, writes: at }, maxAgeMs) =>
                this.isRecent(ms, maxAgeMs) && this.writes.isUntouched(id, at),
            keyOf: ({ phoneNumber }) => phoneNumber,
            toFound: (number) => number,
            // A number that was released and bought again may be listed twice.
            isBetter: ({ status }) => status !== "deleted",
            single: (e164) => findPhoneNumber(client, e164),
            absent: () => undefined,
        });
        this.findNumberOrder = createFinder<ListedNumberOrder, FoundNumberOrder>({
            listing: this.orders,
            isCurrent: (maxAgeMs) => this.isUnchanged("orders", maxAgeMs),
            isUsable: (_, at, maxAgeMs) => this.isUnchanged("orders", maxAgeMs)(at),
            keyOf: ({ id }) => id,
            toFound: (listed) => ({ listed }),
            single: async (id) => ({ whole: await retrieveNumberOrder(client, id) }),
        });
    }

    /** The account's newest orders as they are now. */
    async recentNumberOrders(): Promise<readonly ListedNumberOrder[]> {
        const isCurrent = this.isUnchanged("orders", momentMs);
        return newestFirst(await this.orders.read({ maxPages: recentPages, isCurrent }));
    }

    /**
     * The account's newest orders, good for whoever looks for those with one mark, the ending of their references:
     * only this process's own orders could change what it finds, and they make it read the list anew.
     */
    async markedNumberOrders(mark: string): Promise<{ orders: readonly ListedNumberOrder[]; isWhole: boolean }> {
        const isCurrent = ({ ms, writes }: ReadAt) =>
            this.isRecent(ms, markedMs) && this.writes.isUnplaced(mark, writes);
        const shown = await this.orders.read({ maxPages: recentPages, isCurrent });
        return {
            orders: newestFirst(shown).filter(({ customerReference }) => customerReference?.endsWith(mark)),
            isWhole: shown.pagesLeft === 0,
        };
    }

    private isUnchanged(kind: Kind, maxAgeMs: number): (at: ReadAt) => boolean {
        return ({ ms, writes }) => this.isRecent(ms, maxAgeMs) && this.writes.isUnchanged(kind, writes);
    }

    private isRecent(ms: number, maxAgeMs: number): boolean {
        return this.at().ms - ms <= Math.max(maxAgeMs, momentMs);
    }
}
