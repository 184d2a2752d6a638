import type { Found } from "../found";
import { createFinder, type Wanted } from "./finder";
import type { Freshness } from "./freshness";
import type { ListEntry, Listing } from "./listing";

/** Finds orders by their ids: as a current list shows them, or whole by a look-up alone, which throws where there is none. */
export function createOrderFinder<Whole, Listed extends ListEntry>(
    listing: Listing<Listed>,
    freshness: Freshness,
    retrieve: (id: string) => Promise<Whole>,
): (wanted: Wanted) => Promise<Found<Whole, Listed>> {
    return createFinder<Listed, Found<Whole, Listed>>({
        listing,
        isCurrent: (maxAgeMs) => freshness.isUnchanged("orders", maxAgeMs),
        keyOf: ({ id }) => id,
        toFound: (listed) => ({ listed }),
        single: async (id) => ({ whole: await retrieve(id) }),
    });
}
