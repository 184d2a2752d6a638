import DataLoader from "dataloader";
import { gathering } from "./gathering";
import { Interest } from "./interest";
import type { ListEntry, Listing, ReadAt, Reading, Shown } from "./listing";

/** A record to be found. */
export interface Wanted {
    readonly key: string;
    /** How old, in milliseconds, what is used again may be. */
    readonly maxAgeMs: number;
}

/** A list, and how to look for one entry of it alone. */
export interface Findable<Entry extends ListEntry, Found> {
    readonly listing: Listing<Entry>;
    /** Says whether what was read may be used again, by a reader that takes nothing older than this. */
    isCurrent(maxAgeMs: number): Reading<Entry>["isCurrent"];
    /** Single entries of a list that is no longer current may be used again all the same. @default none may */
    readonly kept?: {
        /** Says whether the list is young enough, for a reader that takes nothing older than this. */
        isRecent(maxAgeMs: number): Reading<Entry>["isCurrent"];
        /** Says of an entry whether it was left alone since it was read. */
        isUntouched(entry: Entry, readAt: ReadAt): boolean;
    };
    keyOf(entry: Entry): string;
    toFound(entry: Entry): Found;
    /** Chooses between two entries of one key. @default the first one */
    isBetter?(entry: Entry, than: Entry): boolean;
    single(key: string): Promise<Found>;
    /** What a list that was read to its end and does not show a key proves; without it, the key is looked for alone. */
    absent?(): Found;
}

/** Learning how many pages a list has costs one request, so up to here look-ups alone are not more. */
const singlesThreshold = 3;
/** What was asked for in so many milliseconds up to now says what will be asked for in as many from now on. */
const interestMs = 3000;

/**
 * Finds records of one list with the fewest requests: a look-up each, or pages, whichever is less by what the list's
 * first page says of its length. Look-ups of the same moment, by all resources of the process, share their requests.
 */
export function createFinder<Entry extends ListEntry, Found>(
    source: Findable<Entry, Found>,
): (wanted: Wanted) => Promise<Found> {
    const interest = new Interest(interestMs);
    const loader = new DataLoader<Wanted, Found>((wanted) => findAll(source, wanted, interest), gathering);
    return (wanted) => loader.load(wanted);
}

async function findAll<Entry extends ListEntry, Found>(
    source: Findable<Entry, Found>,
    wanted: readonly Wanted[],
    interest: Interest,
): Promise<(Found | Error)[]> {
    const keys = [...new Set(wanted.map(({ key }) => key))];
    const recent = interest.note(keys, source.listing.nowMs);
    const maxAgeMs = Math.min(...wanted.map((one) => one.maxAgeMs));
    const isCurrent = source.isCurrent(maxAgeMs);
    const found = byKey(source, usable(source, maxAgeMs));
    const missingIn = (entries: readonly Entry[]) => {
        const shown = new Set(entries.map(source.keyOf));
        return keys.filter((key) => !found.has(key) && !shown.has(key));
    };
    // One page more has to be less than what is still missing, or about to be asked for.
    const isEnough = ({ entries, pagesLeft }: Shown<Entry>) => {
        const { length: missing } = missingIn(entries);
        return missing === 0 || pagesLeft > Math.max(missing, recent);
    };
    const { length: missing } = missingIn([]);
    // Pages that many others are about to ask for as well cost each of them less than a look-up alone.
    const arePagesLess =
        missing > singlesThreshold || (missing > 0 && recent > Math.max(singlesThreshold, source.listing.pages));
    const shown = arePagesLess
        ? await source.listing.read({ maxPages: Number.POSITIVE_INFINITY, isEnough, isCurrent })
        : source.listing.known(isCurrent);
    byKey(source, shown?.entries ?? [], found);
    const isWhole = shown?.pagesLeft === 0 && source.absent !== undefined;
    const singles = isWhole ? [] : missingIn([]);
    const lookedUp = new Map(
        await Promise.all(singles.map(async (key) => [key, await source.single(key).catch(asError)] as const)),
    );
    return wanted.map(({ key }) => {
        const entry = found.get(key);
        return entry === undefined ? (lookedUp.get(key) ?? (source.absent?.() as Found)) : source.toFound(entry);
    });
}

/** What was read of late, where this process has changed only other things since. */
function usable<Entry extends ListEntry, Found>(
    { listing, kept }: Findable<Entry, Found>,
    maxAgeMs: number,
): readonly Entry[] {
    const shown = kept && listing.known(kept.isRecent(maxAgeMs));
    return shown === undefined ? [] : shown.entries.filter((entry) => kept?.isUntouched(entry, shown.at));
}

function byKey<Entry extends ListEntry, Found>(
    { keyOf, isBetter = () => false }: Findable<Entry, Found>,
    entries: readonly Entry[],
    found = new Map<string, Entry>(),
): Map<string, Entry> {
    for (const entry of entries) {
        const key = keyOf(entry);
        const other = found.get(key);
        if (other === undefined || isBetter(entry, other)) {
            found.set(key, entry);
        }
    }
    return found;
}

/** DataLoader gives an error to the one who asked, and only to that one, when it is returned instead of thrown. */
function asError(error: unknown): Error {
    return error instanceof Error ? error : new Error(String(error));
}
