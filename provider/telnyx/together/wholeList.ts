import type { Page } from "../envelope";
import { orElse } from "../errors";
import type { Freshness } from "./freshness";
import { Listing, type ListEntry } from "./listing";

/** A list that is longer than so many entries is not read a second time. */
const longestList = 2000;

/** A list that is read whole, or not at all: nothing says how it is paged (docs/facts.md, A14). */
export class WholeList<Entry extends ListEntry> {
    private readonly listing: Listing<Entry>;
    private isUseless = false;

    constructor(
        fetchAll: () => Promise<Page<Entry>>,
        private readonly freshness: Freshness,
    ) {
        this.listing = new Listing(fetchAll, freshness.at);
    }

    /** Its entries by their ids; undefined when it could not be read, or is not to be read again. */
    async read(maxAgeMs: number): Promise<ReadonlyMap<string, Entry> | undefined> {
        if (this.isUseless) {
            return undefined;
        }
        const isCurrent = this.freshness.isUnchanged("orders", maxAgeMs);
        const shown = await orElse(undefined, () => this.listing.read({ maxPages: 1, isCurrent }));
        if (shown === undefined) {
            return undefined;
        }
        const isWhole = shown.pagesLeft === 0;
        this.isUseless = !isWhole || shown.entries.length > longestList;
        return isWhole ? new Map(shown.entries.map((entry) => [entry.id, entry])) : undefined;
    }
}
