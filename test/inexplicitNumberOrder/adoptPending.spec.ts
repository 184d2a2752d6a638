import assert from "node:assert/strict";
import { bulkPosts, chicago, DeclaredBulk, ownedNow } from "../support/bulk";
import { thrownBy } from "../support/declared";
import { nextRun } from "../support/heldTwice";
import { must } from "../support/must";
import { useDesk } from "../support/operation";

describe("InexplicitNumberOrder > renamed with telnyx:adopt while its groups are still bought", () => {
    const desk = useDesk();
    for (const waitFor of ["none", "activation"]) {
        it(`keeps the numbers of the one that adopted the order (waitFor ${waitFor})`, async () => {
            const { control } = desk.emulator;
            control.configure({ bulkDelayMs: 60_000 });
            const former = new DeclaredBulk(desk, "former");
            const program = chicago(2, { waitFor });
            await former.up(chicago(2, { waitFor: "none" }));
            const id = must(former.id);
            // The next run: the program has it under another name now, and telnyx:adopt names its order.
            await nextRun(desk, former);
            desk.adopt = [id];
            const renamed = new DeclaredBulk(desk, "renamed");
            await renamed.up(program);
            assert.equal(renamed.id, id);

            const { message } = await thrownBy(former.deleteState(id, former.state));

            assert.match(message, /^deleting inexplicit number order \(\S+\): another resource, by telnyx:adopt, has/);
            control.advance(120_000);
            control.inexplicitOrders();
            assert.equal(ownedNow(control).length, 2);
            assert.deepEqual(bulkPosts(control), [[2]]);
        });
    }
});
