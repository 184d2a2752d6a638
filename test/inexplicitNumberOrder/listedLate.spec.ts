import assert from "node:assert/strict";
import { bulkPosts, chicago, DeclaredBulk, ownedNow } from "../support/bulk";
import { apiKey } from "../support/emulator";
import { useDesk } from "../support/operation";

describe("InexplicitNumberOrder > numbers that every index shows late, the one of the search included", () => {
    const desk = useDesk();

    // The dates of records are compared with the clock, and the emulator's never go back.
    beforeEach(async () => {
        const reply = await fetch(`${desk.emulator.url}/requirement_groups`, {
            method: "POST",
            headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
            body: JSON.stringify({ country_code: "DE", phone_number_type: "local", action: "ordering" }),
        });
        desk.clock.startMs = Date.parse(((await reply.json()) as { created_at: string }).created_at);
    });

    /** Right after the last order, the search goes on offering what it bought, as it does whenever 85001 is the answer. */
    const searchLags = () => {
        desk.onReply = ({ path, query }, reply) => {
            const search = (query ?? {}) as Record<string, unknown>;
            if (path === "/available_phone_numbers" && search["filter[only_reserved_numbers]"] === undefined) {
                (reply as { data: object[] }).data.push({
                    phoneNumber: `+1${String(search["filter[phone_number][contains]"])}`,
                });
            }
        };
    };

    it("holds them again as soon as the lists show them", async () => {
        const { control } = desk.emulator;
        const main = new DeclaredBulk(desk);
        await main.up(chicago(1));
        control.configure({ listingDelayMs: 120_000 });
        await main.up(chicago(3, { waitFor: "none" }));
        searchLags();
        await main.refresh();
        desk.onReply = () => undefined;
        control.advance(200_000);

        await main.refresh();

        assert.deepEqual(main.counts, { "312": 3 }, JSON.stringify(main.state.__orders));
        await main.destroy();
        assert.deepEqual(ownedNow(control), []);
    });

    it("does not leave the state of a pool that is all of them, to be bought anew", async () => {
        const { control } = desk.emulator;
        control.configure({ listingDelayMs: 120_000 });
        const main = new DeclaredBulk(desk);
        const program = chicago(2, { waitFor: "none" });
        await main.up(program);
        searchLags();

        await main.refresh();
        await main.up(program);

        assert.deepEqual(bulkPosts(control), [[2]]);
    });

    it("are not left behind by a destroy that says it went well", async () => {
        const { control } = desk.emulator;
        control.configure({ listingDelayMs: 120_000 });
        const main = new DeclaredBulk(desk);
        await main.up(chicago(2, { waitFor: "none" }));
        searchLags();

        const isDestroyed = await main.destroy().then(
            () => true,
            () => false,
        );

        assert.ok(!isDestroyed || ownedNow(control).length === 0, ownedNow(control).join(" "));
    });
});
