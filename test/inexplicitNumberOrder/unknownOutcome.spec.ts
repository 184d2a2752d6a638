import assert from "node:assert/strict";
import { bought, bulkPosts, chicago, DeclaredBulk, local, ownedNow } from "../support/bulk";
import { useDesk } from "../support/operation";
import { refusals } from "../support/refusals";

const path = "^/inexplicit_number_orders$";
/** How many times an operation lists orders before it places one. */
const firstLooks = 2;

describe("InexplicitNumberOrder > unknown outcome", () => {
    const desk = useDesk();

    for (const refusal of refusals) {
        it(`is what create ends with when the look for a lost order is answered ${refusal.status}`, async () => {
            const { control } = desk.emulator;
            const main = new DeclaredBulk(desk);
            loseReply();
            refuseLooks(refusal);

            const message = await main.upRefused(chicago(3));

            assert.match(message, /ordering 3 numbers \(.*\): POST \/inexplicit_number_orders got no usable answer/);
            assert.match(
                message,
                new RegExp(`looking for the order: GET .*${refusal.status}.*is not known; run \`pulumi`),
            );
            assert.doesNotMatch(message, /Nothing was ordered/);
            control.clearFaults();
            await main.up(chicago(3));
            assert.equal(bought(control), 3);
        });

        it(`keeps what is to go when the look is answered ${refusal.status}`, async () => {
            const { control } = desk.emulator;
            const main = new DeclaredBulk(desk);
            await main.up({ orderingGroups: [local("415", 2)] });
            loseReply();
            refuseLooks(refusal);

            const reasons = await main.upFails(chicago(3));

            assert.match(reasons, /ordering 3 numbers .*is not known; run `pulumi up`/);
            assert.deepEqual(main.counts, { "312": 0, "415": 2 });
            control.clearFaults();
            await main.up(chicago(3));
            assert.deepEqual(main.counts, { "312": 3 });
            assert.equal(bought(control), 5);
        });
    }

    it("is not what a refused look after the POST makes of an order that was placed", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        refuseLooks(refusals[0]);

        const reasons = await main.upFails(chicago(3));

        assert.match(reasons, /^GET \/inexplicit_number_orders was refused \(HTTP 429/);
        control.clearFaults();
        await main.up(chicago(3));
        assert.equal(bulkPosts(control).length, 1);
        assert.equal(ownedNow(control).length, 3);
    });

    function loseReply(): void {
        desk.emulator.control.addFault({ method: "POST", path, apply: true, respond: { kind: "drop" } });
    }

    function refuseLooks(refusal: (typeof refusals)[number]): void {
        desk.emulator.control.addFault({
            ...{ method: "GET", path, skip: firstLooks, times: 99 },
            respond: { kind: "reply", ...refusal },
        });
    }
});
