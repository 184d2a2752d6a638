import assert from "node:assert/strict";
import { bulkPosts, chicago, DeclaredBulk, ownedNow } from "../support/bulk";
import { nextRun } from "../support/heldTwice";
import { must } from "../support/must";
import { useDesk } from "../support/operation";

describe("InexplicitNumberOrder > telnyx:adopt, where two pools ask for the same", () => {
    const desk = useDesk();

    /** A pool whose state was lost, and another one that is new, in a run with its order in telnyx:adopt. */
    async function lostAndNew() {
        const lost = new DeclaredBulk(desk, "lost");
        await lost.up(chicago(2));
        const id = must(lost.id);
        lost.forget();
        desk.adopt = [id];
        await nextRun(desk);
        desk.emulator.control.clearRequests();
        return { lost, fresh: new DeclaredBulk(desk, "fresh"), id };
    }

    it("gives the order to the one whose mark it carries, also where that one speaks while the other listens", async () => {
        const { control } = desk.emulator;
        const { lost, fresh, id } = await lostAndNew();
        const advance = desk.clock.onSleep;
        desk.clock.onSleep = (ms) => {
            lost.check(chicago(2));
            return advance(ms);
        };

        await fresh.up(chicago(2));
        await lost.up(chicago(2));

        assert.equal(lost.id, id);
        assert.deepEqual(bulkPosts(control), [[2]]);
        assert.equal(ownedNow(control).length, 4);
    });

    it("gives it to one of them only, and tells the other one, which speaks too late, what to do", async () => {
        const { control } = desk.emulator;
        const { lost, fresh, id } = await lostAndNew();

        await fresh.up(chicago(2));
        const message = await lost.upRefused(chicago(2));

        assert.equal(fresh.id, id);
        assert.match(message, /carries the mark of this resource, and another resource of this program took it over/);
        assert.match(message, /Nothing was ordered\. .*take the other one out of the program/);
        assert.deepEqual(bulkPosts(control), []);
        await nextRun(desk, fresh);
        assert.equal(fresh.preview(chicago(2)).update, false);
        assert.match(await lost.upRefused(chicago(2)), /urn:\S+::fresh has it in its state/);
        await nextRun(desk);
        await lost.up(chicago(2));
        assert.equal(lost.id, id);
    });

    it("takes no order that another pool of the program has in its state, and has not marked yet", async () => {
        const { control } = desk.emulator;
        const elsewhere = new DeclaredBulk(desk, "main", "other");
        await elsewhere.up(chicago(2));
        const imported = new DeclaredBulk(desk, "imported");
        imported.imported(must(elsewhere.id));
        await nextRun(desk, imported);
        imported.preview(chicago(2));
        desk.adopt = [must(elsewhere.id)];
        control.clearRequests();
        const fresh = new DeclaredBulk(desk, "fresh");

        await fresh.up(chicago(2));

        assert.notEqual(fresh.id, elsewhere.id);
        assert.deepEqual(bulkPosts(control), [[2]]);
    });
});
