import assert from "node:assert/strict";
import { chicago, DeclaredBulk, ownedNow } from "../support/bulk";
import { thrownBy } from "../support/declared";
import { importAgain, nextRun } from "../support/heldTwice";
import { must } from "../support/must";
import { DeclaredOrder } from "../support/numberOrder";
import { useDesk } from "../support/operation";
import { releases } from "../support/seen";

describe("InexplicitNumberOrder > one order in the states of two resources", () => {
    const desk = useDesk();

    async function importedTwice() {
        const first = new DeclaredBulk(desk, "first");
        await first.up(chicago(3));
        const second = new DeclaredBulk(desk, "second");
        await importAgain(desk, first, second);
        return { first, second };
    }

    it("releases nothing when one of them leaves the program, and says how to part with it", async () => {
        const { control } = desk.emulator;
        const { first, second } = await importedTwice();
        assert.equal(first.preview(chicago(3)).update, false);

        const { message } = await thrownBy(second.deleteState(must(second.id), second.state));

        assert.match(
            message,
            /^deleting inexplicit number order \(\S+\): urn:\S+::first has the same one in its state/,
        );
        assert.match(message, /Nothing was given back: .*`pulumi state delete <urn>`/);
        assert.deepEqual(ownedNow(control), first.state.phoneNumbers);
    });

    it("releases each number once when both are destroyed", async () => {
        const { control } = desk.emulator;
        const { first, second } = await importedTwice();

        await second.destroy();
        await first.destroy();

        assert.deepEqual(ownedNow(control), []);
        assert.equal(releases(control).length, 3);
    });
});

describe("InexplicitNumberOrder > one of its number orders, imported as a NumberOrder", () => {
    const desk = useDesk();

    async function imported() {
        const pool = new DeclaredBulk(desk, "pool");
        await pool.up(chicago(2));
        const line = new DeclaredOrder(desk, "line");
        line.imported(must(pool.state.numbers[0]).numberOrderId);
        await line.refresh();
        await nextRun(desk, pool, line);
        return { pool, line, phoneNumbers: pool.state.phoneNumbers };
    }

    it("is changed neither there nor in the pool, and stays with the one that the program keeps", async () => {
        const { pool, line, phoneNumbers } = await imported();
        pool.check(chicago(2));

        assert.match(await line.upRefused({ phoneNumbers }), /updating number order .*::pool has the same order/);
        assert.match(await pool.upRefused(chicago(3)), /updating number order .*::line has the same order/);

        await nextRun(desk, pool, line);
        await pool.up(chicago(2));
        assert.equal(pool.state.numbers.length, 2);
    });

    it("keeps its numbers where that NumberOrder leaves the program", async () => {
        const { pool, line, phoneNumbers } = await imported();
        pool.check(chicago(2));

        const { message } = await thrownBy(line.deleteState(must(line.id), line.state));

        assert.match(message, /^deleting number order \(\S+\): urn:\S+::pool has the same one in its state/);
        assert.deepEqual(ownedNow(desk.emulator.control), phoneNumbers);
    });

    it("keeps its numbers where the pool leaves the program, and the NumberOrder is declared", async () => {
        const { pool, line, phoneNumbers } = await imported();
        line.check({ phoneNumbers });

        const { message } = await thrownBy(pool.deleteState(must(pool.id), pool.state));

        assert.match(message, /^deleting number order \(\S+\): urn:\S+::line has the same one in its state/);
        assert.deepEqual(ownedNow(desk.emulator.control), phoneNumbers);
    });
});
