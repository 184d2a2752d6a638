import assert from "node:assert/strict";
import { bulkPosts, chicago, DeclaredBulk, ownedNow } from "../support/bulk";
import { useDesk } from "../support/operation";

const body = { errors: [{ code: "10005", title: "Resource not found" }] };
const respond = { kind: "reply", status: 404, body } as const;

describe("InexplicitNumberOrder > orders that show themselves a moment late", () => {
    const desk = useDesk();

    for (const [what, path, bulkDelayMs] of [
        ["the order", "^/inexplicit_number_orders/.", 5000],
        ["the number order that it bought", "^/number_orders/.", 0],
    ] as const) {
        for (const waitFor of ["activation", "none"]) {
            it(`takes a 404 for ${what} right after the POST for that (waitFor ${waitFor})`, async () => {
                const { control } = desk.emulator;
                control.configure({ bulkDelayMs });
                control.addFault({ method: "GET", path, times: 1, apply: false, respond });

                const state = await new DeclaredBulk(desk).up(chicago(2, { waitFor }));

                assert.equal(state.orderingGroups[0]?.countRequested, 2);
                assert.deepEqual(bulkPosts(control), [[2]]);
            });
        }

        it(`says in the end that ${what} is not shown, goes on with the next up, and buys once`, async () => {
            const { control } = desk.emulator;
            control.configure({ bulkDelayMs });
            const main = new DeclaredBulk(desk);
            control.addFault({ method: "GET", path, times: 10_000, apply: false, respond });

            const reasons = await main.upFails(chicago(2));

            assert.match(
                reasons,
                /US local, area code 312.* not shown (it|by its number orders) after 600 s; run `pulumi up` to go on waiting/,
            );
            assert.doesNotMatch(reasons, /does not know it|API key/);
            control.clearFaults();
            await main.up(chicago(2));
            assert.equal(ownedNow(control).length, 2);
            assert.deepEqual(bulkPosts(control), [[2]]);
        });
    }
});
