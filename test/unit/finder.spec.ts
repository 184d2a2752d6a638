import assert from "node:assert/strict";
import { createFinder } from "../../provider/telnyx/together/finder";
import { Listing } from "../../provider/telnyx/together/listing";
import { Writes } from "../../provider/telnyx/together/writes";

interface Entry {
    readonly id: string;
    readonly name: string;
}

/** An account's list of things, ten on a page, that can also be looked for alone. */
class Things {
    readonly writes = new Writes();
    readonly asked: string[] = [];
    ms = 0;
    failing: string | undefined;

    constructor(private readonly count: number) {}

    readonly find = createFinder<Entry, string | undefined>({
        listing: new Listing(
            (number) => {
                this.asked.push(`page ${number}`);
                const data = Array.from({ length: 10 }, (_, index) => (number - 1) * 10 + index)
                    .filter((id) => id < this.count)
                    .map((id) => ({ id: String(id), name: `thing ${id}` }));
                return Promise.resolve({ data, totalPages: Math.ceil(this.count / 10) });
            },
            () => ({ ms: this.ms, writes: this.writes.now }),
        ),
        isCurrent:
            (maxAgeMs) =>
            ({ ms, writes }) =>
                this.ms - ms <= maxAgeMs && this.writes.isUnchanged("numbers", writes),
        kept: {
            isRecent: (maxAgeMs) => (readAt) => this.ms - readAt.ms <= maxAgeMs,
            isUntouched: ({ id }, { writes }) => this.writes.isUntouched(id, writes),
        },
        keyOf: ({ id }) => id,
        toFound: ({ name }) => name,
        single: (key) => {
            this.asked.push(`one ${key}`);
            return key === this.failing ? Promise.reject(new Error(`no ${key}`)) : Promise.resolve(`thing ${key}`);
        },
        absent: () => undefined,
    });

    /** Looks for several at the same moment. */
    all(keys: readonly number[], maxAgeMs = 0): Promise<(string | undefined)[]> {
        return Promise.all(keys.map((key) => this.find({ key: String(key), maxAgeMs })));
    }

    async change(id: number): Promise<void> {
        await this.writes.during({ path: `/phone_numbers/${id}` }, () => Promise.resolve());
    }
}

const firstTen = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

describe("createFinder", () => {
    it("looks for few of many things alone", async () => {
        const things = new Things(5000);
        assert.deepEqual(await things.all([4001, 4002]), ["thing 4001", "thing 4002"]);
        assert.deepEqual(things.asked, ["one 4001", "one 4002"]);
    });

    it("reads pages until all are found, and not one more", async () => {
        const things = new Things(100);
        assert.deepEqual(
            await things.all([...firstTen, 15]),
            [...firstTen, 15].map((id) => `thing ${id}`),
        );
        assert.deepEqual(things.asked, ["page 1", "page 2"]);
    });

    it("stops reading pages where the look-ups that are left are fewer than the pages", async () => {
        const things = new Things(5000);
        await things.all([...firstTen, 4000]);
        assert.deepEqual(things.asked, ["page 1", "one 4000"]);
    });

    it("takes what a whole list does not show for absent", async () => {
        const things = new Things(10);
        assert.deepEqual(await things.all([1, 2, 3, 4, 77]), ["thing 1", "thing 2", "thing 3", "thing 4", undefined]);
        assert.deepEqual(things.asked, ["page 1"]);
    });

    it("uses again what was read for whoever takes something that old, and for nobody else", async () => {
        const things = new Things(100);
        await things.all(firstTen);
        things.ms = 1000;

        await things.all([3], 3000);
        assert.deepEqual(things.asked, ["page 1"]);

        await things.all([3], 500);
        assert.equal(things.asked.length, 2);
    });

    it("never uses again what shows a thing as it was before this process changed it", async () => {
        const things = new Things(50);
        await things.all(firstTen);
        await things.change(3);

        await things.all([4, 5], 3000);
        assert.deepEqual(things.asked, ["page 1"], "the others were left alone");

        await things.all([3], 3000);
        assert.deepEqual(things.asked, ["page 1", "page 1"], "many ask of late, so it is a page again");
    });

    it("gives the error of a look-up to the one who asked for it", async () => {
        const things = new Things(5000);
        things.failing = "4001";
        const [one, two] = await Promise.allSettled(
            [4001, 4002].map((key) => things.find({ key: String(key), maxAgeMs: 0 })),
        );
        assert.equal(one?.status === "rejected" && String(one.reason), "Error: no 4001");
        assert.deepEqual(two, { status: "fulfilled", value: "thing 4002" });
    });
});
