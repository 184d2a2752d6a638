import type { Page } from "../envelope";

/** What an entry of any list has; not every list says when its entries were made. */
export interface ListEntry {
    readonly id: string;
    /** An ISO 8601 time. */
    readonly createdAt?: string;
}

/** What was read of a list. */
export interface Shown<Entry> {
    /** The newest first, as far as the list tells. */
    readonly entries: readonly Entry[];
    /** How many more pages there are; more than any number where nothing tells. */
    readonly pagesLeft: number;
    readonly at: ReadAt;
}

/** How a list is to be read. */
export interface Reading<Entry> {
    /** The most pages to ask for. */
    readonly maxPages: number;
    /** Says, after each page, whether the rest is not wanted. @default everything is wanted */
    readonly isEnough?: (shown: Shown<Entry>) => boolean;
    /** Says of what was read before whether it may be used again. */
    readonly isCurrent: (readAt: ReadAt) => boolean;
}

/** When the first page of what was read was asked for. */
export interface ReadAt {
    /** Milliseconds of the account's clock. */
    readonly ms: number;
    /** The moment, counted in changes. */
    readonly writes: number;
}

/** 8 pages of 250: the 2,000 newest entries. */
export const recentPages = 8;

/** A list that does not say how long it is, and gives ever more, is read no further. */
const mostPages = 200;

interface Kept<Entry> extends Shown<Entry> {
    /** Numbers of the pages that are still to be read, the next one first. */
    readonly left: readonly number[];
    /** How long the list is was not said: page by page it shows whether there is one more. */
    readonly isOpen: boolean;
    readonly isAscending: boolean;
}

/**
 * One list of an account, read page by page, the newest entries first. Readers take turns, so those of the same moment
 * share what the first one reads; what was read is used again as long as its reader allows.
 */
export class Listing<Entry extends ListEntry> {
    private turn: Promise<unknown> = Promise.resolve();
    private kept: Kept<Entry> | undefined;
    private size = Number.POSITIVE_INFINITY;

    constructor(
        private readonly fetchPage: (number: number) => Promise<Page<Entry>>,
        private readonly now: () => ReadAt,
    ) {}

    /** How many pages the list had when it was read last; more than any number while it never was. */
    get pages(): number {
        return this.size;
    }

    /** Milliseconds of the account's clock. */
    get nowMs(): number {
        return this.now().ms;
    }

    /** What is known of the list without asking, where that may be used again. */
    known(isCurrent: Reading<Entry>["isCurrent"]): Shown<Entry> | undefined {
        return this.kept !== undefined && isCurrent(this.kept.at) ? this.kept : undefined;
    }

    /** Reads as many pages as are wanted. */
    read(reading: Reading<Entry>): Promise<Shown<Entry>> {
        const result = this.turn.then(() => this.readOn(reading));
        this.turn = result.catch(() => undefined);
        return result;
    }

    private async readOn({ maxPages, isEnough = () => false, isCurrent }: Reading<Entry>): Promise<Shown<Entry>> {
        let pages = 0;
        if (this.known(isCurrent) === undefined) {
            this.kept = undefined;
            this.kept = await this.begin();
            pages = 1;
        }
        let kept = this.kept as Kept<Entry>;
        while (kept.left.length > 0 && pages < mostOf(kept, maxPages) && !isEnough(kept)) {
            const [next = 1, ...left] = kept.left;
            const page = await this.fetchPage(next);
            kept = kept.isOpen ? withNext(kept, page, next) : withPage(kept, page, left);
            pages++;
        }
        this.kept = kept;
        return kept;
    }

    /** Reads page 1: it shows which way the list runs, which no source states (docs/facts.md, A14). */
    private async begin(): Promise<Kept<Entry>> {
        const at = this.now();
        const { data, totalPages } = await this.fetchPage(1);
        this.size = totalPages ?? Number.POSITIVE_INFINITY;
        const begun = { at, entries: data, isOpen: totalPages === undefined, isAscending: isAscending(data) };
        if (totalPages === undefined) {
            return { ...begun, left: [2], pagesLeft: Number.POSITIVE_INFINITY };
        }
        const rest = Array.from({ length: totalPages - 1 }, (_, index) => index + 2);
        const left = begun.isAscending ? rest.reverse() : rest;
        return { ...begun, left, pagesLeft: left.length };
    }
}

/** Of a list whose last page is not known, and whose newest entries are there, all pages are wanted. */
function mostOf({ isOpen, isAscending }: Kept<ListEntry>, maxPages: number): number {
    return isOpen ? Math.min(isAscending ? mostPages : maxPages, mostPages) : maxPages;
}

function withPage<Entry>(kept: Kept<Entry>, { data }: Page<Entry>, left: readonly number[]): Kept<Entry> {
    return { ...kept, entries: [...kept.entries, ...data], left, pagesLeft: left.length };
}

/** Adds the next page of an open list. One that shows nothing new is none, and says nothing of what comes after. */
function withNext<Entry extends ListEntry>(kept: Kept<Entry>, page: Page<Entry>, number: number): Kept<Entry> {
    const known = new Set(kept.entries.map(({ id }) => id));
    const data = page.data.filter(({ id }) => !known.has(id));
    const isLast = page.totalPages !== undefined && page.totalPages <= number;
    const isRepeated = data.length === 0 && page.data.length > 0;
    const left = isLast || isRepeated ? [] : [number + 1];
    return { ...withPage(kept, { ...page, data }, left), pagesLeft: isLast ? 0 : Number.POSITIVE_INFINITY };
}

function isAscending(entries: readonly ListEntry[]): boolean {
    return (entries[0]?.createdAt ?? "") < (entries.at(-1)?.createdAt ?? "");
}

/** What was read, the newest entries first. */
export function newestFirst<Entry extends ListEntry>({ entries }: Shown<Entry>): Entry[] {
    return [...entries].sort((left, right) => ((left.createdAt ?? "") > (right.createdAt ?? "") ? -1 : 1));
}
