import assert from "node:assert/strict";
import type { Page } from "../../provider/telnyx/envelope";
import { Listing } from "../../provider/telnyx/together/listing";

interface Entry {
    readonly id: string;
    readonly createdAt: string;
}

/** A list of fifty entries in pages of five. */
class List {
    readonly newestFirst: Entry[];
    readonly asked: number[] = [];

    constructor(private readonly isAscending: boolean) {
        const times = Array.from({ length: 50 }, (_, index) => ({
            id: String(index),
            createdAt: `2026-01-${String(index).padStart(3, "0")}`,
        }));
        this.newestFirst = times.reverse();
    }

    readonly page = (number: number): Promise<Page<Entry>> => {
        this.asked.push(number);
        const list = this.isAscending ? [...this.newestFirst].reverse() : this.newestFirst;
        return Promise.resolve({ data: list.slice((number - 1) * 5, number * 5), totalPages: 10 });
    };
}

describe("Listing", () => {
    const always = () => true;
    const never = () => false;
    const at = () => ({ ms: 0, writes: 0 });

    for (const isAscending of [true, false]) {
        it(`reads the newest entries of a list in ${isAscending ? "ascending" : "descending"} order in few pages`, async () => {
            const list = new List(isAscending);

            const { entries, pagesLeft } = await new Listing(list.page, at).read({ maxPages: 3, isCurrent: never });

            assert.equal(list.asked.length, 3);
            assert.equal(pagesLeft, 7);
            const read = new Set(entries.map(({ createdAt }) => createdAt));
            assert.ok(list.newestFirst.slice(0, 10).every(({ createdAt }) => read.has(createdAt)));
        });
    }

    it("stops where it has shown enough, and goes on from there for whoever wants more", async () => {
        const list = new List(false);
        const listing = new Listing(list.page, at);

        await listing.read({ maxPages: 10, isEnough: ({ entries }) => entries.length >= 10, isCurrent: always });
        assert.deepEqual(list.asked, [1, 2]);

        const { entries } = await listing.read({ maxPages: 10, isCurrent: always });
        assert.deepEqual(list.asked, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        assert.deepEqual(entries, list.newestFirst);
    });

    it("shares what it reads among readers of the same moment", async () => {
        const list = new List(false);
        const listing = new Listing(list.page, at);

        await Promise.all([1, 2, 3].map(() => listing.read({ maxPages: 10, isEnough: () => true, isCurrent: always })));

        assert.deepEqual(list.asked, [1]);
    });

    it("reads anew for a reader that takes nothing of what was read", async () => {
        const list = new List(false);
        const listing = new Listing(list.page, at);

        await listing.read({ maxPages: 1, isCurrent: always });
        await listing.read({ maxPages: 1, isCurrent: never });

        assert.deepEqual(list.asked, [1, 1]);
    });

    it("keeps nothing of a page that failed", async () => {
        const list = new List(false);
        let isDown = true;
        const listing = new Listing((number) => (isDown ? Promise.reject(new Error("down")) : list.page(number)), at);

        await assert.rejects(listing.read({ maxPages: 1, isCurrent: always }), /down/);
        isDown = false;

        assert.equal((await listing.read({ maxPages: 1, isCurrent: always })).entries.length, 5);
    });

    describe("of a list that does not say how long it is", () => {
        /** Pages of five; a full one says nothing of the number of pages. */
        const open = (list: List) => (number: number) =>
            list.page(number).then(({ data }) => ({ data, totalPages: data.length < 5 ? 1 : undefined }));

        for (const isAscending of [true, false]) {
            it(`finds the newest entries in ${isAscending ? "ascending" : "descending"} order`, async () => {
                const list = new List(isAscending);

                const shown = await new Listing(open(list), at).read({ maxPages: 3, isCurrent: never });

                // Where they are last, everything is read up to the page that is not full.
                assert.equal(list.asked.length, isAscending ? 11 : 3);
                assert.equal(shown.pagesLeft, isAscending ? 0 : Number.POSITIVE_INFINITY);
                const read = new Set(shown.entries.map(({ createdAt }) => createdAt));
                assert.ok(list.newestFirst.slice(0, 10).every(({ createdAt }) => read.has(createdAt)));
            });
        }

        it("does not ask for ever where every page is the same, and does not call it whole", async () => {
            const list = new List(true);

            const { entries, pagesLeft } = await new Listing((number) => {
                list.asked.push(number);
                return open(new List(true))(1);
            }, at).read({ maxPages: 8, isCurrent: never });

            assert.deepEqual(list.asked, [1, 2]);
            assert.equal(entries.length, 5);
            assert.equal(pagesLeft, Number.POSITIVE_INFINITY);
        });

        it("does not ask for ever where nothing on its pages can be read", async () => {
            let asked = 0;
            const nothing = () => Promise.resolve({ data: (asked++, []), totalPages: undefined });

            const { pagesLeft } = await new Listing<Entry>(nothing, at).read({ maxPages: 8, isCurrent: never });

            assert.deepEqual([asked, pagesLeft], [8, Number.POSITIVE_INFINITY]);
        });
    });
});
